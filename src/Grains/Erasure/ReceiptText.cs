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
        if (receipt.Action is { } action) json.WriteString("action", action);
        json.WriteNumber("blocksKept", receipt.BlocksKept);
        if (receipt.Calls is { } calls) json.WriteNumber("calls", calls);
        if (receipt.ClosedBefore is { } closedBefore) json.WriteString("closedBefore", TimeOf(closedBefore));
        json.WriteNumber("contacts", receipt.Contacts);
        json.WriteNumber("conversations", receipt.Conversations);
        if (receipt.Days is { } days) json.WriteNumber("days", days);
        if (receipt.DepartmentId is { } departmentId) json.WriteString("departmentId", departmentId);
        json.WriteStartObject("entries");
        foreach (var (kind, count) in receipt.Entries.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteNumber(kind, count);
        json.WriteEndObject();
        json.WriteString("erasedAt", TimeOf(receipt.ErasedAt));
        json.WriteNumber("files", receipt.Files);
        if (receipt.Mails is { } mails) json.WriteNumber("mails", mails);
        json.WriteString("publicKeyId", receipt.PublicKeyId);
        json.WriteString("receiptId", receipt.ReceiptId);
        json.WriteString("requestedBy", receipt.RequestedBy);
        json.WriteNumber("visitors", receipt.Visitors);
    }

    private static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
