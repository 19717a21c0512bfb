using ContactCenter.Api.Http;
using ContactCenter.Errors;

namespace ContactCenter.Tests.Http;

public sealed class DateFiltersTests
{
    [Theory]
    [InlineData("2026-11-26", "2026-11-26T00:00:00.0000000Z", "2026-11-26T23:59:59.9999999Z")]
    [InlineData("2026-02-28", "2026-02-28T00:00:00.0000000Z", "2026-02-28T23:59:59.9999999Z")]
    [InlineData("9999-12-31", "9999-12-31T00:00:00.0000000Z", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("2026-11-26T18:00:00Z", "2026-11-26T18:00:00.0000000Z", "2026-11-26T18:00:00.0000000Z")]
    [InlineData("2026-11-26T00:00:00Z", "2026-11-26T00:00:00.0000000Z", "2026-11-26T00:00:00.0000000Z")]
    [InlineData("2026-11-26T18:00:00+02:00", "2026-11-26T16:00:00.0000000Z", "2026-11-26T16:00:00.0000000Z")]
    public void Date_without_a_time_is_the_whole_day_and_one_with_a_time_is_that_moment(string text, string from, string until)
    {
        var range = DateFilters.Range($$"""{"start":"{{text}}","end":"{{text}}"}""", "range");
        Assert.Equal((from, until), (Shown(range.From), Shown(range.Until)));
        Assert.Equal((from, until), (Shown(DateFilters.From(text, "at")), Shown(DateFilters.Until(text, "at"))));
    }

    [Fact]
    public void Text_that_is_no_date_is_refused()
    {
        Assert.Equal(HttpErrors.InvalidDate("at"), Assert.Throws<ContactCenterException>(() => DateFilters.Until("tomorrow", "at")).Error);
        Assert.Equal(
            HttpErrors.InvalidDate("range.end"),
            Assert.Throws<ContactCenterException>(() => DateFilters.Range("""{"end":"2026-02-30"}""", "range")).Error);
    }

    private static string Shown(DateTimeOffset? date) => date!.Value.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
