//! The HTML around every page, and its references to hashed files.

/// The addresses that a page's head names.
pub struct References {
    /// The style sheet.
    pub style: String,
    /// The start-up script.
    pub start: String,
    /// The module's JavaScript.
    pub script: String,
    /// The rest of its JavaScript, which it imports.
    pub imported: Vec<String>,
    /// The WebAssembly module.
    pub module: String,
}

impl References {
    /// The lines that go where the template says `<!--links-->`.
    fn links(&self) -> String {
        let mut lines = vec![
            format!(r#"<link rel="stylesheet" href="{}">"#, self.style),
            format!(
                r#"<link rel="preload" href="{}" as="fetch" type="application/wasm" crossorigin>"#,
                self.module
            ),
        ];
        for script in std::iter::once(&self.script).chain(&self.imported) {
            lines.push(format!(r#"<link rel="modulepreload" href="{script}">"#));
        }
        lines.push(format!(
            r#"<script defer src="{}" data-script="{}" data-module="{}"></script>"#,
            self.start, self.script, self.module
        ));
        lines.join("\n")
    }

    /// The template with links and telephone number in place; `<!--app-->` stays for the page's
    /// content.
    pub fn fill(&self, template: &str) -> String {
        template
            .replace("<!--links-->", &self.links())
            .replace("{hotline}", env!("KAIDENG_HOTLINE"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references() -> References {
        References {
            style: "/b/1.css".into(),
            start: "/b/2.js".into(),
            script: "/b/3/app.js".into(),
            imported: vec!["/b/3/__wasm_split.js".into()],
            module: "/b/3/app_bg.wasm".into(),
        }
    }

    #[test]
    fn a_page_names_every_file_that_it_starts_with() {
        let template = "<head><!--links--></head>{hotline}<div id=app><!--app--></div>";
        let page = references().fill(template);
        assert!(page.contains(env!("KAIDENG_HOTLINE")) && !page.contains("{hotline}"));
        for name in ["/b/1.css", "/b/2.js", "/b/3/app.js", "/b/3/__wasm_split.js", "app_bg.wasm"] {
            assert!(page.contains(name), "{name} is missing in {page}");
        }
        assert!(page.contains("<!--app-->"), "the place for the content must stay");
        assert!(!page.contains("<!--links-->"));
    }

    #[test]
    fn no_script_or_style_stands_inside_the_page() {
        let page = references().fill("<!--links-->");
        assert!(!page.contains("<style") && !page.contains("style="));
        assert!(page.contains("></script>"), "the policy refuses inline scripts: {page}");
    }
}
