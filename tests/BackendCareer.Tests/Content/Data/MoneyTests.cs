using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(62_000, "EUR", "€62,000")]
    [InlineData(0, "GBP", "£0")]
    [InlineData(-1, "USD", "−$1")]
    [InlineData(int.MinValue, "EUR", "−€2,147,483,648")]
    [InlineData(124_300, "CHF", "CHF\u00a0124,300")]
    public void An_amount_begins_with_its_sign_and_its_currency(int amount, string currency, string expected) =>
        Assert.Equal(expected, Money.Of(amount, currency));
}
