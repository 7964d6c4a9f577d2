// Shelf packer: places small boxes of similar height in a large one, row by row. Pure arithmetic.
#pragma once

#include <optional>
#include <vector>

namespace parley::render {

struct PackedBox {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const PackedBox&) const = default;
};

class ShelfPacker {
  public:
    // All lengths in device pixels.
    ShelfPacker(int width, int height) : width_(width), height_(height) {}

    // Nothing when it does not fit any more.
    std::optional<PackedBox> place(int width, int height);
    void clear() { shelves_.clear(); }

  private:
    struct Shelf {
        int y = 0;
        int height = 0;
        int used = 0;  // Width taken from the left.
    };

    Shelf* find_shelf(int width, int height);
    Shelf* add_shelf(int height);

    int width_;
    int height_;
    std::vector<Shelf> shelves_;
};

}  // namespace parley::render
