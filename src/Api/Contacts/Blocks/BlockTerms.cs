using System.Globalization;

namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>The terms of a new block.</summary>
/// <param name="Reason">Null = none is given.</param>
/// <param name="ExpiresAt">The end in whole milliseconds; null = never.</param>
internal sealed record BlockTerms(string BlockId, string? Reason, DateTimeOffset? ExpiresAt)
{
    private const int DateOnlyLength = 10;

    private static readonly string[] DateFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    /// <exception cref="ContactCenterException">The end is no date, or not in the future.</exception>
    public static BlockTerms Of(BlockRequest request, string blockId, DateTimeOffset now) =>
        new(blockId, request.Reason?.Trim() is { Length: > 0 } reason ? reason : null, End(request.ExpiresAt, now));

    /// <summary>Reads the end; a date without a time is the last day of the block.</summary>
    private static DateTimeOffset? End(string? text, DateTimeOffset now)
    {
        if (text is null) return null;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, styles, out var end))
            throw new ContactCenterException(BlockErrors.InvalidExpiry);
        if (text.Length == DateOnlyLength) end = end.Date == DateTime.MaxValue.Date ? end : end.AddDays(1);
        if (end <= now) throw new ContactCenterException(BlockErrors.InvalidExpiry);
        return DateTimeOffset.FromUnixTimeMilliseconds(end.ToUnixTimeMilliseconds());
    }
}
