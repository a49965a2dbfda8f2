//! Real figures enter and leave without a change.

use bilateral::decimal;

/// Files of plain numbers: published trade values with three decimals, and exact sums of them.
const FILES: [&str; 2] =
    ["baci/BACI_HS22_Y2023_V202501_KOR_852352.csv", "comtrade/monthly_fish_expected.csv"];

#[test]
fn shared_data_figures_are_read_exactly() {
    let Some(folder) = crate::shared_data("shared_data_figures_are_read_exactly") else { return };
    for file in FILES {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let cells = text.lines().skip(1).flat_map(|line| line.split(','));
        let figures =
            cells.filter(|cell| cell.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.')));
        let mut count = 0_usize;
        for figure in figures.filter(|cell| !cell.is_empty()) {
            assert_eq!(decimal::parse(figure).unwrap().to_string(), figure, "{file}");
            count += 1;
        }
        assert!(count > 50, "{file} has {count} figures");
    }
}
