using System.Globalization;
using System.Text.Json;
using ContactCenter.Erasure;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Receipts: written so that everything but the signature, in this order, is the signed text.</summary>
internal static class ErasureJson
{
    public static void Write(Utf8JsonWriter json, ErasureReceipt receipt)
    {
        ReceiptText.WriteMembers(json, receipt);
        json.WriteString("signature", receipt.Signature);
    }

    /// <returns>Null = no receipt of ours has such a time.</returns>
    public static ErasureReceipt? Read(JsonElement input)
    {
        if (!DateTimeOffset.TryParseExact(
            input.RequiredText("erasedAt"), ReceiptText.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var erasedAt))
            return null;
        var entries = input.GetProperty("entries").EnumerateObject()
            .Aggregate(ImmutableDictionary<string, long>.Empty, (all, entry) => all.SetItem(entry.Name, entry.Value.GetInt32()));
        return new ErasureReceipt(
            input.RequiredText("receiptId"), erasedAt, input.RequiredText("requestedBy"), Count("contacts"), Count("visitors"),
            Count("conversations"), Count("blocksKept"), Count("files"), entries, input.RequiredText("publicKeyId"),
            input.RequiredText("signature"))
        {
            Mails = input.Number("mails"),
        };

        int Count(string name) => input.GetProperty(name).GetInt32();
    }
}
