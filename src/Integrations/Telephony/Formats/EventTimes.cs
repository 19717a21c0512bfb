using System.Globalization;
using ContactCenter.Errors;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>Reads times as providers write them, in whole milliseconds.</summary>
internal static class EventTimes
{
    private const long MicrosecondsPerMillisecond = 1_000;

    private const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Later than any time that there is.</summary>
    private const decimal SecondsMax = 1_000_000_000_000;

    private static readonly string[] MailFormats = ["ddd, d MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss 'UTC'"];
    private static readonly string[] AriFormats = ["yyyy-MM-dd'T'HH:mm:ss.fffzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];

    public static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    /// <summary>A time of RFC 2822, as Twilio writes it.</summary>
    public static DateTimeOffset OfMail(string text, string field) => Exact(text, MailFormats, field);

    /// <summary>A time as Asterisk's ARI writes it: <c>2026-03-01T10:00:00.123+0000</c>.</summary>
    public static DateTimeOffset OfAri(string text, string field) => Exact(text, AriFormats, field);

    /// <summary>Seconds since 1970 with a fraction, as Asterisk's AMI writes them.</summary>
    public static DateTimeOffset OfSeconds(string text, string field) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= SecondsMax
            ? OfMilliseconds(seconds * 1_000, field)
            : throw new ContactCenterException(CallFormatErrors.Invalid(field));

    /// <summary>Microseconds since 1970, as FreeSWITCH writes them.</summary>
    public static DateTimeOffset OfMicroseconds(long microseconds, string field) => OfMilliseconds(microseconds / MicrosecondsPerMillisecond, field);

    private static DateTimeOffset OfMilliseconds(decimal milliseconds, string field) => milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
        : throw new ContactCenterException(CallFormatErrors.Invalid(field));

    private static DateTimeOffset Exact(string text, string[] formats, string field) =>
        DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, Universal, out var time)
            ? Whole(time)
            : throw new ContactCenterException(CallFormatErrors.Invalid(field));
}
