// Picture difference: how far two pictures of one screen are apart, so that rounding on another machine does not count
// and a change that somebody could see does.
#pragma once

#include "views/picture.hpp"

namespace parley::ui {

struct PictureDifference {
    double share = 0;     // Of all pixels those that differ by more than a trifle, 0 to 1; 1 for pictures of two sizes.
    int blurred_max = 0;  // The largest difference of a channel once five by five pixels are averaged, 0 to 255.
    Picture picture;      // What was expected, dark, with all that differs in a bright color; empty without any.

    // Whether a person would not see it.
    bool is_small() const;
};

PictureDifference difference(const Picture& expected, const Picture& found);

}  // namespace parley::ui
