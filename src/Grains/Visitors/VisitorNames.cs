using System.Buffers.Binary;
using System.Globalization;
using ContactCenter.Wording;

namespace ContactCenter.Visitors;

/// <summary>
/// Makes a visitor's public id and guest name from its key, so that a registration repeated on another activation names the same visitor.
/// Neither tells the key, let alone the token.
/// </summary>
public static class VisitorNames
{
    private const int VisitorIdBytes = 12;

    public static (string VisitorId, string Username) Of(string visitorKey)
    {
        var hash = Hashes.Of("visitor-id/" + visitorKey);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(VisitorIdBytes));
        return (Convert.ToHexStringLower(hash.AsSpan(0, VisitorIdBytes)), "guest-" + number.ToString(CultureInfo.InvariantCulture));
    }
}
