#!/usr/bin/env python3
"""Makes pay.csv and education.csv, beside this file, from the folder of survey tables given as argument.

README.md says what is kept, and why. Standard library only; the same tables give the same bytes.
"""
import csv
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).parent
USD_PER_EUR = {"2024": 1.07406, "2025": 1.16014}  # the rates the survey itself used
AMOUNTS = ["p10", "p25", "median", "p75", "p90", "lo95", "hi95"]
PUBLISHED_NAMES = {"median": "median_usd", "lo95": "median_lo95_usd", "hi95": "median_hi95_usd"}
ROLES = ["back-end", "full-stack", "front-end", "web roles"]
BANDS = ["all", "0-2", "3-5", "6-10", "11-20", "21+"]
SMALLEST_PAY_KEPT = 5_000  # US dollars; where the lowest tenth ends below twice as much, answers are missing at the bottom
NAMES = {"EU27": "European Union (27 countries)"}
EDUCATIONS = {"master's degree": "master", "no degree (school or some college)": "no degree"}


def read(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def role_of(name):
    return "web roles" if "+" in name else name


def rates(countries):
    """Local currency of a country in a year, and how much of it one dollar is, from a pair that the table gives."""
    return {
        (row["survey_year"], row["country_code"]): (row["local_currency"], int(row["median_local"]) / int(row["median_usd"]))
        for row in countries if row["median_local"] and row["local_currency"] not in ("EUR", "USD")
    }


def in_currencies(row, local):
    """Euros, and what people were asked for where that is known; else dollars, to which the survey converts all."""
    year, country = row["survey_year"], row["country_code"]
    dollars = {name: int(row[PUBLISHED_NAMES.get(name, name + "_usd")]) for name in AMOUNTS}
    yield "EUR", {name: round(amount / USD_PER_EUR[year], -2) for name, amount in dollars.items()}
    if (year, country) in local:
        currency, rate = local[year, country]
        yield currency, {name: round(amount * rate, -2) for name, amount in dollars.items()}
    elif row["local_currency"] != "EUR":
        yield "USD", dollars


def pay_rows(folder):
    countries = read(folder, "salary_by_country.csv")
    own = {row["country_code"]: row["local_currency"] for row in countries}
    shown = [row for row in countries if row["survey_year"] == "2025" and int(row["n"]) >= 30]
    codes = {row["country_code"] for row in shown}
    banded = [row for row in read(folder, "salary_by_experience_2024.csv") if row["country_code"] in codes and int(row["n"]) >= 10]
    local = rates(countries)
    for row in shown + banded:
        row["local_currency"] = own[row["country_code"]]
        for currency, amounts in in_currencies(row, local):
            yield {
                "source": f"so-{row['survey_year']}-pay", "year": row["survey_year"], "role": role_of(row["role"]),
                "country": row["country_code"], "country_name": NAMES.get(row["country_code"], row["country"]),
                "experience": row.get("years_professional", "all"), "n": row["n"],
                **{name: int(amount) for name, amount in amounts.items()}, "currency": currency,
                "floor": "yes" if int(row["p10_usd"]) < 2 * SMALLEST_PAY_KEPT else "no",
            }


def pay_order(row):
    place = {"ALL": 0, "EU27": 1}.get(row["country"], 2)
    return row["year"] == "2024", ROLES.index(row["role"]), place, row["country_name"], BANDS.index(row["experience"]), row["currency"] != "EUR"


def percent(text):
    return int(Decimal(text).quantize(Decimal(1), ROUND_HALF_UP))


def education_rows(folder):
    names = {row["country_code"]: row["country"] for row in read(folder, "salary_by_country.csv")}
    for row in read(folder, "education_premium_adjusted.csv"):
        if row["survey_year"] == "2025" and row["education"] in EDUCATIONS:
            yield {
                "source": "so-2025-pay", "year": row["survey_year"], "role": role_of(row["roles"]),
                "country": row["scope"], "country_name": NAMES.get(row["scope"], names[row["scope"]]),
                "education": EDUCATIONS[row["education"]],
                "premium": percent(row["premium_pct"]), "lo95": percent(row["lo95_pct"]), "hi95": percent(row["hi95_pct"]),
                "n": row["n_in_group"], "n_all": row["n_model"],
            }


def write(name, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make-pay.py FOLDER_OF_SURVEY_TABLES")
    tables = Path(sys.argv[1])
    write("pay.csv", sorted(pay_rows(tables), key=pay_order))
    write("education.csv", list(education_rows(tables)))
