//! Prints the JSON Schema of dossier files, for the settings of an editor.
//!
//! The printed text is kept as `examples/data/dossier.schema.json`.

fn main() {
    let schema = bilateral::dossier_schema();
    println!("{schema}");
    assert!(schema.contains("\"$schema\""), "the schema names its dialect");
}
