using System.Globalization;
using System.Text.Json;
using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Parties;

namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>An address in the form in which a block keeps it.</summary>
/// <param name="Scope">One of <see cref="BlockScopes"/>.</param>
/// <param name="Shown">The address in its normal form.</param>
/// <param name="Key">The key of the block's actor.</param>
/// <param name="Keys">All keys under which a block of this address may be kept, those of former ways of comparing included.</param>
internal sealed record BlockedAddress(string Scope, string Shown, string Key, ImmutableArray<string> Keys);

/// <summary>Reads what an operation on blocks was given.</summary>
internal static class BlockInput
{
    private const int DateOnlyLength = 10;

    private static readonly string[] DateFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    /// <summary>The visitor's channel; null when the target is something else.</summary>
    public static (string VisitorId, ChannelSource Source)? Channel(JsonElement input)
    {
        if (input.Member(BlockOperations.Visitor) is not { } visitor) return null;
        var source = visitor.GetProperty("source");
        return (visitor.RequiredText("visitorId"), new ChannelSource(source.RequiredText("type"), source.Text("id")));
    }

    /// <param name="region">The region of phone numbers without a country code.</param>
    /// <exception cref="ContactCenterException">It is no address.</exception>
    public static BlockedAddress Address(JsonElement input, string region)
    {
        if (input.Text(BlockOperations.Email) is { } email)
            return Of(BlockScopes.Email, ContactAddresses.EmailKey(email), ContactAddresses.EmailForms(email));
        if (input.Text(BlockOperations.Phone) is { } phone)
        {
            var form = PhoneForm.Of(phone, region) ?? throw new ContactCenterException(BlockErrors.InvalidPhone);
            return Of(BlockScopes.Phone, form.Shown, form.Forms);
        }

        var range = IpNetworks.Parse(input.RequiredText(BlockOperations.Ip))?.ToString() ?? throw new ContactCenterException(BlockErrors.InvalidIp);
        return Of(BlockScopes.Ip, range, [range]);
    }

    /// <summary>Null when none is given.</summary>
    public static string? Reason(JsonElement input) => input.Text(BlockOperations.Reason)?.Trim() is { Length: > 0 } reason ? reason : null;

    /// <summary>Reads the end of a block in whole milliseconds; null = never. A date without a time is the last day of the block.</summary>
    /// <exception cref="ContactCenterException">No date, or not in the future.</exception>
    public static DateTimeOffset? ExpiresAt(JsonElement input, DateTimeOffset now)
    {
        if (input.Text(BlockOperations.ExpiresAt) is not { } text) return null;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, styles, out var end))
            throw new ContactCenterException(BlockErrors.InvalidExpiry);
        if (text.Length == DateOnlyLength) end = end.Date == DateTime.MaxValue.Date ? end : end.AddDays(1);
        if (end <= now) throw new ContactCenterException(BlockErrors.InvalidExpiry);
        return DateTimeOffset.FromUnixTimeMilliseconds(end.ToUnixTimeMilliseconds());
    }

    /// <param name="forms">The one that is compared first.</param>
    private static BlockedAddress Of(string scope, string shown, ImmutableArray<string> forms)
    {
        ImmutableArray<string> keys = [.. forms.Select(form => BlockTarget.HashOf(scope, form))];
        return new BlockedAddress(scope, shown, keys[0], keys);
    }
}
