"""Drawings for the sample school, as a child would make them: crayon lines that wobble, colour
that misses the edge. Always the same for the same name."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 900
PAPER = (253, 251, 245)
INK = (52, 48, 60)
RED, ORANGE, YELLOW = (214, 69, 65), (235, 140, 52), (246, 200, 69)
GREEN, BLUE, BROWN, PINK = (88, 158, 92), (72, 132, 190), (142, 98, 66), (232, 140, 170)
GREY, PURPLE = (150, 152, 160), (128, 100, 182)

Point = tuple[float, float]
Colour = tuple[int, int, int]


class Crayon:
    """Draws on one sheet. Sizes are in pixels of a sheet of 1200 by 900."""

    def __init__(self, seed: str) -> None:
        self._dice = random.Random(seed)  # noqa: S311  a drawing needs no secrets
        self._sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self._pen = ImageDraw.Draw(self._sheet)

    def line(self, points: Sequence[Point], colour: Colour = INK, width: int = 9) -> None:
        for _ in range(2):  # a child goes over a line twice
            self._pen.line(self._wobbled(points), fill=colour, width=width, joint="curve")

    def area(self, points: Sequence[Point], colour: Colour, *, edge: bool = True) -> None:
        """Filled with crayon strokes, then outlined."""
        mask = Image.new("L", (WIDTH, HEIGHT), 0)
        ImageDraw.Draw(mask).polygon(self._wobbled(points), fill=235)
        strokes = Image.new("RGB", (WIDTH, HEIGHT), _lighter(colour))
        pen = ImageDraw.Draw(strokes)
        for at in range(-HEIGHT, WIDTH + HEIGHT, 13):
            shift = self._dice.uniform(-5, 5)
            pen.line([(at + shift, 0), (at - HEIGHT * 0.45 + shift, HEIGHT)], colour, 9)
        self._sheet.paste(strokes, mask=mask)
        if edge:
            self.line([*points, points[0]])

    def round(self, x: float, y: float, size: float, colour: Colour, tall: float = 1.0) -> None:
        self.area(_ring(x, y, size, size * tall), colour)

    def dot(self, x: float, y: float, size: float = 11) -> None:
        self._pen.ellipse((x - size, y - size, x + size, y + size), fill=INK)

    def arc(self, x: float, y: float, size: float, start: float, end: float) -> None:
        steps = [math.radians(start + (end - start) * at / 12) for at in range(13)]
        self.line([(x + size * math.cos(step), y + size * math.sin(step)) for step in steps])

    def ground(self, y: float, colour: Colour) -> None:
        self.area([(0, y), (WIDTH, y), (WIDTH, HEIGHT), (0, HEIGHT)], colour, edge=False)

    def sun(self, x: float = 1050, y: float = 140) -> None:
        self.round(x, y, 70, YELLOW)
        for turn in range(0, 360, 36):
            way = math.radians(turn)
            near, far = 95, 140
            self.line(
                [
                    (x + near * math.cos(way), y + near * math.sin(way)),
                    (x + far * math.cos(way), y + far * math.sin(way)),
                ],
                YELLOW,
            )

    def png(self) -> bytes:
        out = io.BytesIO()
        self._sheet.filter(ImageFilter.GaussianBlur(0.8)).save(out, "PNG")
        return out.getvalue()

    def _wobbled(self, points: Sequence[Point]) -> list[Point]:
        return [(x + self._dice.gauss(0, 3.5), y + self._dice.gauss(0, 3.5)) for x, y in points]


def draw(name: str) -> bytes:
    """PNG bytes. KeyError for a name that nobody can draw."""
    crayon = Crayon(name)
    DRAWINGS[name](crayon)
    return crayon.png()


def _ring(x: float, y: float, wide: float, high: float) -> list[Point]:
    turns = [math.radians(turn) for turn in range(0, 360, 15)]
    return [(x + wide * math.cos(turn), y + high * math.sin(turn)) for turn in turns]


def _lighter(colour: Colour) -> Colour:
    red, green, blue = ((part + 255) // 2 for part in colour)
    return red, green, blue


def _cat(c: Crayon) -> None:
    c.area([(60, 640), (1140, 630), (1140, 740), (60, 750)], BROWN)
    c.line([(820, 560), (960, 520), (980, 380), (1050, 360)], ORANGE, 40)
    c.round(640, 500, 210, ORANGE, 0.72)
    c.area([(330, 220), (360, 80), (450, 190)], ORANGE)
    c.area([(490, 190), (580, 80), (610, 220)], ORANGE)
    c.round(470, 300, 160, ORANGE, 0.85)
    c.dot(410, 280)
    c.dot(530, 280)
    c.area([(450, 330), (490, 330), (470, 355)], PINK)
    c.arc(445, 355, 26, 0, 150)
    c.arc(495, 355, 26, 30, 180)
    for side in (-1, 1):
        for slope in (-20, 5, 30):
            c.line([(470 + side * 70, 345), (470 + side * 230, 340 + slope)], width=5)
    for x in (540, 640, 740):
        c.line([(x, 400), (x + 20, 460)], BROWN, 14)


def _football(c: Crayon) -> None:
    c.ground(620, GREEN)
    c.sun()
    c.line([(640, 640), (640, 300), (1090, 300), (1090, 640)], GREY, 18)
    for at in range(680, 1090, 50):
        c.line([(at, 310), (at, 630)], GREY, 3)
    for at in range(340, 640, 50):
        c.line([(650, at), (1080, at)], GREY, 3)
    c.round(270, 330, 62, (238, 196, 160))
    c.line([(240, 290), (270, 268), (310, 290)], INK, 26)
    c.area([(215, 400), (325, 400), (335, 540), (205, 540)], RED)
    c.line([(220, 430), (130, 500)], (238, 196, 160), 24)
    c.line([(320, 430), (400, 380)], (238, 196, 160), 24)
    c.line([(235, 545), (220, 700)], INK, 26)
    c.line([(305, 545), (420, 640)], INK, 26)
    c.dot(250, 325, 7)
    c.dot(290, 325, 7)
    c.arc(270, 345, 24, 20, 160)
    c.round(860, 420, 46, (250, 250, 250))
    c.dot(860, 420, 15)


def _horse(c: Crayon) -> None:
    c.ground(690, GREEN)
    c.sun(150, 140)
    for x in (430, 520, 760, 850):
        c.area([(x, 560), (x + 45, 560), (x + 42, 750), (x + 2, 750)], BROWN)
    c.round(650, 500, 270, BROWN, 0.45)
    c.area([(390, 480), (300, 250), (390, 220), (500, 420)], BROWN)
    c.round(300, 250, 95, BROWN, 0.6)
    c.area([(330, 200), (350, 130), (380, 205)], BROWN)
    c.line([(390, 200), (430, 290), (470, 390), (510, 430)], INK, 34)
    c.line([(915, 450), (1010, 520), (1000, 650)], INK, 38)
    c.dot(290, 235, 9)
    c.dot(225, 262, 6)
    c.arc(250, 268, 40, 30, 110)


def _robot(c: Crayon) -> None:
    c.ground(740, PURPLE)
    c.area([(430, 330), (780, 330), (800, 650), (410, 650)], GREY)
    c.area([(470, 120), (740, 120), (740, 300), (470, 300)], BLUE)
    c.line([(605, 120), (605, 50)])
    c.round(605, 45, 24, RED)
    c.round(540, 200, 34, YELLOW)
    c.round(670, 200, 34, YELLOW)
    c.dot(540, 200)
    c.dot(670, 200)
    c.line([(530, 265), (560, 255), (600, 265), (640, 255), (680, 265)])
    c.line([(425, 380), (300, 460), (260, 400)], GREY, 40)
    c.line([(785, 380), (930, 420), (980, 330)], GREY, 40)
    for at, colour in ((500, RED), (570, YELLOW), (640, GREEN), (710, ORANGE)):
        c.round(at, 400, 24, colour)
    c.area([(480, 470), (730, 470), (730, 590), (480, 590)], GREEN)
    c.line([(500, 560), (560, 500), (610, 550), (680, 490), (715, 530)])
    c.area([(450, 660), (560, 660), (550, 770), (440, 770)], BLUE)
    c.area([(650, 660), (760, 660), (775, 770), (665, 770)], BLUE)


def _tent(c: Crayon) -> None:
    c.area([(0, 0), (WIDTH, 0), (WIDTH, 640), (0, 640)], (58, 66, 120), edge=False)
    c.ground(620, GREEN)
    c.round(1000, 160, 75, YELLOW)
    for x, y in ((120, 120), (330, 70), (520, 170), (760, 90), (230, 260), (860, 280)):
        c.line([(x - 16, y), (x + 16, y)], YELLOW, 6)
        c.line([(x, y - 16), (x, y + 16)], YELLOW, 6)
    c.area([(230, 700), (470, 380), (830, 610), (900, 720)], ORANGE)
    c.area([(470, 385), (560, 700), (390, 705)], BROWN)
    c.line([(470, 380), (330, 330)], (250, 250, 250), 6)
    c.line([(830, 610), (1010, 760)], (250, 250, 250), 6)
    c.area([(560, 690), (700, 640), (720, 690), (600, 730)], RED)
    c.round(735, 655, 40, (238, 196, 160))
    c.arc(735, 690, 18, 190, 350)


def _tree(c: Crayon) -> None:
    c.ground(720, GREEN)
    c.area([(120, 430), (420, 430), (420, 740), (120, 740)], YELLOW)
    c.area([(90, 440), (270, 280), (450, 440)], RED)
    c.area([(230, 580), (310, 580), (310, 740), (230, 740)], BROWN)
    c.area([(150, 480), (205, 480), (205, 540), (150, 540)], BLUE)
    c.area([(340, 480), (395, 480), (395, 540), (340, 540)], BLUE)
    c.area([(760, 480), (850, 480), (870, 760), (740, 760)], BROWN)
    for x, y, size in ((680, 370, 130), (900, 360, 140), (800, 240, 160), (790, 420, 120)):
        c.round(x, y, size, GREEN)
    for x, y in ((700, 330), (840, 220), (920, 380), (780, 440), (880, 290)):
        c.line([(x, y), (x, y - 34)], (250, 240, 245), 14)


def _bird(c: Crayon) -> None:
    c.line([(60, 640), (420, 600), (780, 610), (1150, 540)], BROWN, 34)
    c.round(600, 440, 170, ORANGE, 0.85)
    c.area([(560, 330), (860, 330), (980, 560), (760, 500)], BLUE)
    c.round(500, 280, 115, BLUE)
    c.area([(400, 270), (180, 310), (400, 325)], INK)
    c.round(460, 310, 40, ORANGE, 0.7)
    c.dot(470, 255)
    c.line([(560, 580), (550, 620)], RED, 14)
    c.line([(630, 585), (630, 615)], RED, 14)
    for y in (740, 790, 840):
        c.line([(100 + step * 120, y + (step % 2) * 16) for step in range(9)], BLUE, 8)


def _boat(c: Crayon) -> None:
    c.sun(170, 150)
    c.ground(600, BLUE)
    c.line([(600, 130), (600, 600)], BROWN, 18)
    c.area([(620, 150), (620, 520), (900, 520)], (250, 248, 240))
    c.area([(580, 200), (580, 520), (390, 520)], RED)
    c.area([(330, 560), (950, 560), (850, 700), (430, 700)], BROWN)
    c.area([(600, 130), (700, 100), (600, 75)], ORANGE)
    for y in (720, 780, 840):
        c.line([(60 + step * 110, y + (step % 2) * 20) for step in range(11)], (250, 250, 255), 8)


def _cup(c: Crayon) -> None:
    c.area([(380, 160), (820, 160), (760, 450), (440, 450)], YELLOW)
    c.arc(370, 270, 105, 80, 285)
    c.arc(830, 270, 105, -105, 100)
    c.area([(560, 450), (640, 450), (650, 600), (550, 600)], YELLOW)
    c.area([(430, 600), (770, 600), (790, 700), (410, 700)], BROWN)
    c.line([(570, 260), (610, 230), (610, 390)], INK, 18)
    for x, y, colour in ((180, 180, RED), (250, 560, BLUE), (1000, 520, GREEN), (1040, 200, PINK)):
        c.line([(x, y), (x + 30, y + 40)], colour, 16)


def _medal(c: Crayon) -> None:
    c.area([(420, 60), (540, 60), (650, 420), (560, 450)], RED)
    c.area([(780, 60), (660, 60), (560, 420), (640, 450)], BLUE)
    c.round(600, 590, 190, ORANGE)
    c.round(600, 590, 135, YELLOW)
    c.line([(560, 530), (640, 530), (590, 585), (640, 610), (600, 660), (555, 645)], INK, 16)


def _domino(c: Crayon) -> None:
    for at in range(11):
        x, y = 70 + at * 98, 250 + 130 * math.sin(at / 2.1)
        lean = max(0, 6 - at) * 16
        colour = (RED, ORANGE, YELLOW, GREEN, BLUE, PURPLE)[at % 6]
        c.area(
            [(x + lean, y), (x + 62 + lean, y), (x + 62, y + 210), (x, y + 210)],
            colour,
        )
        c.dot(x + 30 + lean * 0.7, y + 60, 9)
        c.dot(x + 32 + lean * 0.3, y + 150, 9)
    c.line([(40, 760), (1160, 740)], GREY, 12)


def _drum(c: Crayon) -> None:
    c.round(600, 520, 210, RED)
    c.round(600, 520, 150, (245, 240, 230))
    for x, colour in ((330, BLUE), (870, GREEN)):
        c.area([(x - 110, 330), (x + 110, 330), (x + 100, 470), (x - 100, 470)], colour)
        c.round(x, 330, 112, (245, 240, 230), 0.3)
    for x in (180, 1020):
        c.line([(x, 240), (x, 780)], GREY, 12)
        c.round(x, 230, 130, YELLOW, 0.2)
    c.line([(520, 120), (400, 310)], BROWN, 20)
    c.line([(700, 110), (820, 300)], BROWN, 20)


def _cake(c: Crayon) -> None:
    c.round(600, 730, 420, GREY, 0.14)
    c.area([(280, 470), (920, 470), (900, 720), (300, 720)], PINK)
    c.line([(280 + at * 64, 480 + (at % 2) * 60) for at in range(11)], (255, 250, 245), 30)
    c.area([(400, 300), (800, 300), (790, 470), (410, 470)], YELLOW)
    for x in (450, 550, 650, 750):
        c.line([(x, 300), (x, 200)], BLUE, 18)
        c.round(x, 170, 16, ORANGE, 1.6)
    for x in (360, 480, 600, 720, 840):
        c.round(x, 640, 26, RED)


def _rocket(c: Crayon) -> None:
    c.area([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], (58, 66, 120), edge=False)
    c.round(980, 200, 120, RED)
    c.round(160, 700, 70, YELLOW)
    for x, y in ((120, 120), (330, 200), (820, 560), (1080, 620), (260, 460), (900, 780)):
        c.line([(x - 14, y), (x + 14, y)], (250, 250, 255), 6)
        c.line([(x, y - 14), (x, y + 14)], (250, 250, 255), 6)
    c.area([(520, 640), (560, 860), (600, 720), (640, 870), (680, 640)], ORANGE)
    c.area([(500, 640), (500, 300), (600, 90), (700, 300), (700, 640)], (240, 240, 240))
    c.area([(500, 480), (390, 680), (500, 640)], RED)
    c.area([(700, 480), (810, 680), (700, 640)], RED)
    c.round(600, 360, 56, BLUE)


DRAWINGS: dict[str, Callable[[Crayon], None]] = {
    "beker": _cup,
    "boom": _tree,
    "boot": _boat,
    "domino": _domino,
    "kat": _cat,
    "medaille": _medal,
    "paard": _horse,
    "raket": _rocket,
    "robot": _robot,
    "taart": _cake,
    "tent": _tent,
    "trommel": _drum,
    "voetbal": _football,
    "vogel": _bird,
}
