#pragma once
// libnghttp2 made importable. Swift can call all that the mock needs of it: there is nothing to add.
#include <nghttp2/nghttp2.h>
