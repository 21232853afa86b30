using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

public sealed class DatesTests
{
    [Theory]
    [InlineData(0.2, "1 second")]
    [InlineData(8, "8 seconds")]
    [InlineData(60, "60 seconds")]
    [InlineData(60.1, "2 minutes")]
    [InlineData(3_600, "60 minutes")]
    public void A_wait_is_rounded_up_so_that_it_is_long_enough(double seconds, string words) =>
        Assert.Equal(words, Dates.Wait(TimeSpan.FromSeconds(seconds)));
}
