//! The example `complexity`: what it answers, and what it says of files that have no answer.

#[path = "../../examples/complexity/answer.rs"]
mod answer;
#[path = "../../examples/complexity/input.rs"]
mod input;
#[path = "../../examples/complexity/request.rs"]
mod request;

use self::{
    answer::{Answer, answer},
    input::{InputError, rows},
    request::Request,
};

fn request(words: &[&str]) -> Result<Request, String> {
    Request::new(words.iter().map(|word| (*word).to_owned()).collect())
}

fn answered(text: &str, words: &[&str]) -> Result<Answer, String> {
    let rows = rows(text.as_bytes()).map_err(|error| match error {
        InputError::Unreadable(message) => format!("unreadable: {message}"),
        InputError::Fault(message) => format!("fault: {message}"),
    })?;
    answer(rows, &request(words)?)
}

/// Three countries in two parts: the third alone in its product.
const APART: &str = "country,product,value\na,x,10\na,y,20\na,z,30\nb,x,40\nb,y,50\nc,x,60\n";

#[test]
fn what_falls_apart_keeps_what_is_defined() {
    let found = answered(APART, &["--rca"]).unwrap();
    let reason = found.undefined.clone().unwrap();
    assert!(reason.contains("2 parts"), "{reason}");
    assert!(found.eci.is_empty() && found.pci.is_empty() && found.coi.is_empty());
    assert_eq!(found.diversity.iter().map(|row| row.diversity).collect::<Vec<_>>(), [2, 1, 1]);
    // By hand: 10 · 210 ÷ (60 · 110), and 50 · 210 ÷ (90 · 70).
    let rca = found.rca.as_ref().unwrap();
    let of = |country: &str, product: &str| {
        let own = rca.iter().find(|row| row.country == country && row.product == product);
        own.map(|row| row.rca).unwrap()
    };
    assert!((of("a", "x") - 21.0 / 66.0).abs() < 1e-15);
    assert!((of("b", "y") - 5.0 / 3.0).abs() < 1e-15);
    assert!(found.page().contains("no ECI and PCI") && found.page().contains('b'));
    assert!(serde_json::to_string(&found).unwrap().contains("\"undefined\""));
}

#[test]
fn columns_stand_in_any_order_and_numbers_in_either_form() {
    let other = "\u{feff}value,note,product,country\n1e1,,x,a\n2.0e+1,,y,a\n30,,z,a\n\
                 400e-1,,x,b\n50.00,,y,b\n6E1,,x,c\n";
    let (left, right) =
        (answered(APART, &["--rca"]).unwrap(), answered(other, &["--rca"]).unwrap());
    assert_eq!(
        serde_json::to_string(&left.rca).unwrap(),
        serde_json::to_string(&right.rca).unwrap()
    );
}

#[test]
fn faults_have_their_line() {
    let fault = |text: &str| answered(text, &[]).unwrap_err();
    let head = "country,product,value\na,x,1\n";
    for (rest, expected) in [
        ("a,y,-1\n", "line 3"),
        ("a,y,many\n", "line 3"),
        ("a,y,\n", "line 3"),
        ("b,x,1\n,y,1\n", "line 4"),
        ("b,x,1\na,x,2\n", "line 4"),
        ("b,x\n", "line 3"),
        ("a,y,1e400\n", "line 3"),
    ] {
        let message = fault(&format!("{head}{rest}"));
        assert!(message.contains(expected), "{rest:?}: {message}");
    }
    assert!(fault("country,product\na,x\n").contains("no column value among: country | product"));
    for missing in ["", "NA", "NaN"] {
        let message = fault(&format!("{head}a,y,{missing}\n"));
        assert!(message.contains("line 3") && message.contains("without a value"), "{message}");
    }
    assert!(fault("country,product,value,value\n").contains("two columns value"));
    assert!(answered(&format!("{head}a,x,2\nb,y,1\n"), &["--duplicates", "add"]).is_ok());
    assert!(fault(head).contains("countr"));
}

#[test]
fn options_that_are_none_are_refused() {
    for words in [
        &["--threshold", "1"][..],
        &["--normalization"],
        &["--diagonal", "half"],
        &["--updates", "-1"],
        &["--what"],
        &["one.csv", "two.csv"],
    ] {
        assert!(request(words).is_err(), "{words:?}");
    }
    let read =
        request(&["f.csv", "--json", "--threshold", "gt", "--normalization", "sample"]).unwrap();
    assert!(read.file.is_some() && read.as_json && !read.is_plain());
}
