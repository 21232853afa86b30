using System.Collections.Immutable;
using BackendCareer.Content;

namespace BackendCareer.Training;

/// <summary>What an apprentice earns at least, year by year of the contract. Rates and a wage in, amounts out.</summary>
/// <param name="Fees">What the apprentice pays, in euros.</param>
public sealed record ApprenticePay(ImmutableArray<ApprenticePay.Year> Years, int Fees)
{
    /// <param name="Age">At the start of this year, which counts for all of it.</param>
    /// <param name="Months">How much of the year the contract lasts.</param>
    /// <param name="Percent">Null where no rate is known.</param>
    /// <param name="Month">Before deductions, in euros and cents.</param>
    public sealed record Year(int Number, int Age, int Months, int? Percent, decimal? Month)
    {
        public decimal? Pay => Month * Months;
    }

    public int Months => Years.Sum(year => year.Months);

    /// <summary>Over the whole contract; null where a year of it is not known.</summary>
    public decimal? Pay => Years.Any(year => year.Pay is null) ? null : Years.Sum(year => year.Pay);

    public decimal? Left => Pay - Fees;

    /// <param name="minimumWage">A month of it.</param>
    public static ApprenticePay Of(IReadOnlyCollection<ApprenticeRate> rates, decimal minimumWage, ApprenticeChoice choice) => new(
        [.. Enumerable.Range(1, (choice.Months + 11) / 12).Select(number => YearOf(number, rates, minimumWage, choice))], choice.Fees);

    private static Year YearOf(int number, IEnumerable<ApprenticeRate> rates, decimal minimumWage, ApprenticeChoice choice)
    {
        var age = choice.Age + number - 1;
        var percent = rates.FirstOrDefault(rate => rate.ContractYear == number && rate.AgeFrom <= age && !(rate.AgeTo < age))?.Percent;
        return new Year(number, age, Math.Min(12, choice.Months - ((number - 1) * 12)), percent, percent * minimumWage / 100);
    }
}
