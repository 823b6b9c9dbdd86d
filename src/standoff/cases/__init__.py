"""Cases that come with Standoff: `ukraine-2025`, from the public record, and `sarn-valley`, invented for the tutorial."""
