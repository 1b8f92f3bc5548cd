// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The precompiled headers need a target to belong to, and a target needs a source.
