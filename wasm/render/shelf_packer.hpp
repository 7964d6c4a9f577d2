// Shelf packer: places small boxes of similar height in a large one, row by row. Pure arithmetic, in device pixels.
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
    ShelfPacker(int width, int height) : width_(width), height_(height) {}

    // Nothing when it does not fit any more.
    std::optional<PackedBox> place(int width, int height) {
        if (width <= 0 || height <= 0 || width > width_) return std::nullopt;
        Shelf* shelf = find_shelf(width, height);
        if (shelf == nullptr) shelf = add_shelf(height);
        if (shelf == nullptr) return std::nullopt;
        const PackedBox box{.x = shelf->used, .y = shelf->y, .width = width, .height = height};
        shelf->used += width;
        return box;
    }

    void clear() { shelves_.clear(); }

  private:
    struct Shelf {
        int y = 0;
        int height = 0;
        int used = 0;  // Width taken from the left.
    };

    // The lowest one that is high enough, and not wastefully so.
    Shelf* find_shelf(int width, int height) {
        Shelf* best = nullptr;
        for (Shelf& shelf : shelves_) {
            const bool fits = shelf.height >= height && width_ - shelf.used >= width;
            const bool wasteful = shelf.height > height + height / 2;
            if (!fits || wasteful) continue;
            if (best == nullptr || shelf.height < best->height) best = &shelf;
        }
        return best;
    }

    Shelf* add_shelf(int height) {
        const int y = shelves_.empty() ? 0 : shelves_.back().y + shelves_.back().height;
        if (height_ - y < height) return nullptr;
        shelves_.push_back({.y = y, .height = height, .used = 0});
        return &shelves_.back();
    }

    int width_;
    int height_;
    std::vector<Shelf> shelves_;
};

}  // namespace parley::render
