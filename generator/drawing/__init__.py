"""Drawing: geometry to SVG."""

from generator.drawing.labels import Label, LabelSet
from generator.drawing.paths import number, path_data, region_symbols_svg
from generator.drawing.projection import Point, Projection
from generator.drawing.region_map import RegionMap, region_map, region_map_key
from generator.drawing.storing import region_maps, tidy
from generator.drawing.tiles import Tile, TileGrid

__all__ = [
    "Label",
    "LabelSet",
    "Point",
    "Projection",
    "RegionMap",
    "Tile",
    "TileGrid",
    "number",
    "path_data",
    "region_map",
    "region_map_key",
    "region_maps",
    "region_symbols_svg",
    "tidy",
]
