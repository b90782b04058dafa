//! Drawing in tenths of a point from the page's upper left corner, in whole numbers.

use krilla::{
    color::rgb,
    geom::{PathBuilder, Point, Rect, Transform},
    paint::Fill,
    surface::Surface,
    text::TextDirection,
};

use super::font::{ReceiptFont, Ruler};

/// Width of A4.
pub const WIDTH: i16 = 5953;
/// Height of A4.
pub const HEIGHT: i16 = 8419;

/// A colour.
#[derive(Debug, Clone, Copy)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Size and colour of a text.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Size.
    pub size: i16,
    /// Colour.
    pub colour: Colour,
}

/// A page that is being drawn.
pub struct Canvas<'a, 'b> {
    surface: &'a mut Surface<'b>,
    font: &'a ReceiptFont,
    /// Measures texts in this page's font.
    pub ruler: &'a Ruler<'a>,
}

impl<'a, 'b> Canvas<'a, 'b> {
    /// Draws on `surface` until [`Self::finish`].
    pub fn new(surface: &'a mut Surface<'b>, font: &'a ReceiptFont, ruler: &'a Ruler<'a>) -> Self {
        surface.push_transform(&Transform::from_scale(0.1, 0.1));
        Self { surface, font, ruler }
    }

    /// Ends drawing.
    pub fn finish(self) {
        self.surface.pop();
    }

    fn fill(&mut self, colour: Colour) {
        let paint = rgb::Color::new(colour.0, colour.1, colour.2).into();
        self.surface.set_fill(Some(Fill { paint, ..Fill::default() }));
    }

    /// A text with its baseline at `y`, beginning at `x`.
    pub fn text(&mut self, x: i16, y: i16, style: Style, text: &str) {
        self.fill(style.colour);
        self.surface.draw_text(
            Point::from_xy(f32::from(x), f32::from(y)),
            self.font.font.clone(),
            f32::from(style.size),
            text,
            false,
            TextDirection::LeftToRight,
        );
    }

    /// A text that ends at `right`.
    pub fn text_right(&mut self, right: i16, y: i16, style: Style, text: &str) {
        self.text(right - self.ruler.width(text, style.size), y, style, text);
    }

    /// Lines no wider than `width`, `leading` apart; returns the next baseline.
    pub fn paragraph(
        &mut self,
        at: (i16, i16),
        width: i16,
        leading: i16,
        style: Style,
        text: &str,
    ) -> i16 {
        let (x, mut y) = at;
        for line in self.ruler.lines(text, style.size, width) {
            self.text(x, y, style, &line);
            y += leading;
        }
        y
    }

    /// A filled rectangle.
    pub fn rectangle(&mut self, x: i16, y: i16, width: i16, height: i16, colour: Colour) {
        self.rectangles(&[(x, y, width, height)], colour);
    }

    /// Filled rectangles as one shape.
    pub fn rectangles(&mut self, all: &[(i16, i16, i16, i16)], colour: Colour) {
        let mut path = PathBuilder::new();
        for (x, y, width, height) in all
            .iter()
            .copied()
            .map(|(x, y, w, h)| (f32::from(x), f32::from(y), f32::from(w), f32::from(h)))
        {
            if let Some(rectangle) = Rect::from_xywh(x, y, width, height) {
                path.push_rect(rectangle);
            }
        }
        if let Some(path) = path.finish() {
            self.fill(colour);
            self.surface.draw_path(&path);
        }
    }

    /// A filled rectangle with round corners.
    pub fn rounded(
        &mut self,
        x: i16,
        y: i16,
        width: i16,
        height: i16,
        radius: i16,
        colour: Colour,
    ) {
        let (left, top, right, bottom) = (x, y, x + width, y + height);
        let at = |x: i16, y: i16| (f32::from(x), f32::from(y));
        let mut path = PathBuilder::new();
        let corners = [
            ((right - radius, top), (right, top), (right, top + radius)),
            ((right, bottom - radius), (right, bottom), (right - radius, bottom)),
            ((left + radius, bottom), (left, bottom), (left, bottom - radius)),
            ((left, top + radius), (left, top), (left + radius, top)),
        ];
        let (x, y) = at(left + radius, top);
        path.move_to(x, y);
        for (from, corner, to) in corners {
            let (x, y) = at(from.0, from.1);
            path.line_to(x, y);
            let ((x1, y1), (x, y)) = (at(corner.0, corner.1), at(to.0, to.1));
            path.quad_to(x1, y1, x, y);
        }
        path.close();
        if let Some(path) = path.finish() {
            self.fill(colour);
            self.surface.draw_path(&path);
        }
    }
}
