using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ContactCenter.Contacts;
using ContactCenter.Visitors;

namespace ContactCenter.Blocks;

/// <summary>
/// How a blocked target is recognised: by a hash, so that a block outlives the erasure of the address it is about, and so that no address is
/// part of a key or a log line.
/// </summary>
public static class BlockTarget
{
    public static string OfEmail(string email) => HashOf(BlockScopes.Email, ContactAddresses.Email(email));

    /// <summary>By its digits alone: spaces and brackets do not get a number past its block.</summary>
    public static string OfPhone(string phone) => HashOf(BlockScopes.Phone, ContactAddresses.PhoneDigits(phone));

    /// <param name="range">As <see cref="IpRange"/> writes it.</param>
    public static string OfIp(string range) => HashOf(BlockScopes.Ip, range);

    public static string OfChannel(string visitorId, ChannelSource source) =>
        HashOf(BlockScopes.Channel, $"{visitorId}\n{source.Type}\n{source.Id}");

    public static string OfContact(string contactId) => HashOf(BlockScopes.Contact, contactId);

    /// <summary>Of a visitor on a source, by itself: its channel and the addresses it has given.</summary>
    public static ImmutableArray<string> OfVisitor(VisitorView visitor, ChannelSource source)
    {
        List<string> hashes = [OfChannel(visitor.VisitorId, source)];
        if (visitor.Email is { } email) hashes.Add(OfEmail(email));
        if (visitor.Phone is { } phone && HasDigits(phone)) hashes.Add(OfPhone(phone));
        return [.. hashes];
    }

    /// <summary>Of every address that a contact has; none for no contact.</summary>
    public static ImmutableArray<string> OfAddresses(ContactView? contact) =>
        contact is null ? [] : [.. contact.Emails.Select(OfEmail), .. contact.Phones.Where(HasDigits).Select(OfPhone)];

    /// <summary>A text without any digit is nobody's phone number.</summary>
    public static bool HasDigits(string phone) => phone.Any(char.IsAsciiDigit);

    /// <param name="target">In its normal form.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string HashOf(string scope, string target) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{target}")));
}
