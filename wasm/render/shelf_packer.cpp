// Shelf packer: the lowest shelf that is high enough and not wastefully so, else a new one.
#include "render/shelf_packer.hpp"

namespace parley::render {

std::optional<PackedBox> ShelfPacker::place(int width, int height) {
    if (width <= 0 || height <= 0 || width > width_) return std::nullopt;
    Shelf* shelf = find_shelf(width, height);
    if (shelf == nullptr) shelf = add_shelf(height);
    if (shelf == nullptr) return std::nullopt;
    const PackedBox box{.x = shelf->used, .y = shelf->y, .width = width, .height = height};
    shelf->used += width;
    return box;
}

ShelfPacker::Shelf* ShelfPacker::find_shelf(int width, int height) {
    Shelf* best = nullptr;
    for (Shelf& shelf : shelves_) {
        const bool fits = shelf.height >= height && width_ - shelf.used >= width;
        const bool wasteful = shelf.height > height + height / 2;
        if (!fits || wasteful) continue;
        if (best == nullptr || shelf.height < best->height) best = &shelf;
    }
    return best;
}

ShelfPacker::Shelf* ShelfPacker::add_shelf(int height) {
    const int y = shelves_.empty() ? 0 : shelves_.back().y + shelves_.back().height;
    if (height_ - y < height) return nullptr;
    shelves_.push_back({.y = y, .height = height, .used = 0});
    return &shelves_.back();
}

}  // namespace parley::render
