using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(62_000, "EUR", "€62,000")]
    [InlineData(0, "EUR", "€0")]
    [InlineData(-4_500, "GBP", "−£4,500")]
    public void An_amount_has_its_sign_before_its_currency(int amount, string currency, string expected) =>
        Assert.Equal(expected, Money.Of(amount, currency));
}
