#include "app/civiscope/commands.h"
namespace civiscope::app { int render(const RenderCommand &, Sources &){return 0;} int desktop(const DesktopCommand &, Sources &){return 0;} }
