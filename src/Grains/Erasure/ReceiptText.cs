using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace ContactCenter.Erasure;

/// <summary>
/// Writes the text of a receipt that is signed: its JSON without the signature, on one line, without spaces, members in the order of their
/// names. The command <c>jq -cSj 'del(.signature)'</c> makes the same text of a receipt, so nobody needs this program to check one.
/// </summary>
public static class ReceiptText
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static byte[] Of(ErasureReceipt receipt)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteMembers(json, receipt);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes all members but the signature.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ErasureReceipt receipt)
    {
        json.WriteNumber("blocksKept", receipt.BlocksKept);
        if (receipt.Calls is { } calls) json.WriteNumber("calls", calls);
        json.WriteNumber("contacts", receipt.Contacts);
        json.WriteNumber("conversations", receipt.Conversations);
        json.WriteStartObject("entries");
        foreach (var (kind, count) in receipt.Entries.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteNumber(kind, count);
        json.WriteEndObject();
        json.WriteString("erasedAt", receipt.ErasedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
        json.WriteNumber("files", receipt.Files);
        if (receipt.Mails is { } mails) json.WriteNumber("mails", mails);
        json.WriteString("publicKeyId", receipt.PublicKeyId);
        json.WriteString("receiptId", receipt.ReceiptId);
        json.WriteString("requestedBy", receipt.RequestedBy);
        json.WriteNumber("visitors", receipt.Visitors);
    }
}
