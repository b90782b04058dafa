//! The module that browsers run.

fn main() {
    app::mount::start();
}
