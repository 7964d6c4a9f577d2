// Stall watch: notices a picture that stands still though its track is there.
#pragma once

namespace parley::render {

class StallWatch {
  public:
    // So many looks in a row, some seconds, without a frame: slow links bring one frame a second and less at times.
    static constexpr int looks_max = 3;

    // One look, whether a frame came since the one before. True when is_stalled() is another than before.
    bool looked(bool frame_came) {
        const bool before = is_stalled();
        looks_ = frame_came ? 0 : looks_ < looks_max ? looks_ + 1 : looks_max;
        return is_stalled() != before;
    }
    bool is_stalled() const { return looks_ == looks_max; }

  private:
    int looks_ = 0;
};

}  // namespace parley::render
