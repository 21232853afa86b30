using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class DatesTests
{
    [Theory]
    [InlineData(0.2, "1 second")]
    [InlineData(1, "1 second")]
    [InlineData(1.1, "2 seconds")]
    [InlineData(60, "60 seconds")]
    [InlineData(60.1, "2 minutes")]
    [InlineData(120, "2 minutes")]
    [InlineData(121, "3 minutes")]
    [InlineData(10_800, "180 minutes")]
    [InlineData(10_801, "4 hours")]
    [InlineData(86_400, "24 hours")]
    public void A_wait_is_told_long_enough(double seconds, string told) => Assert.Equal(told, Dates.Wait(TimeSpan.FromSeconds(seconds)));
}
