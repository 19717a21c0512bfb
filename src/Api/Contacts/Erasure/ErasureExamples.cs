using ContactCenter.Erasure;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Deletions and receipts in the examples of the API's description.</summary>
internal static class ErasureExamples
{
    public static ContactDeletion Deletion { get; } = new("Ada Lovelace", 3, 0);

    public static ErasureReceipt Receipt { get; } = new(
        "674eeb4343725ce31dd9bdc7", ContactExamples.At, "9Gt2kq0LdMzAbW3yT", Contacts: 1, Visitors: 1, Conversations: 3, BlocksKept: 1, Files: 2,
        ImmutableDictionary<string, long>.Empty.Add("contact-arrived", 1).Add("contact-channel-added", 1).Add("message", 12), "5f2c8a1e9b3d7046",
        "MEUCIQDk…")
    {
        Mails = 0,
    };

    public static ReceiptToVerify ReceiptToVerify { get; } = new(
        Receipt.ReceiptId, "2026-11-22T09:00:00.000Z", Receipt.RequestedBy, Receipt.Contacts, Receipt.Visitors, Receipt.Conversations,
        Receipt.BlocksKept, Receipt.Files, Receipt.Mails, Receipt.Calls, Receipt.Entries.ToImmutableDictionary(entry => entry.Key, entry => (int)entry.Value),
        Receipt.PublicKeyId, Receipt.Signature);
}
