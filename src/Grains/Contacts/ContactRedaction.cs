using ContactCenter.Journal;
using ContactCenter.Wording;

namespace ContactCenter.Contacts;

/// <summary>
/// Removes erased contacts from the history of a contact with which they were merged for a while, or were said not to be the same person.
/// The history still reads as what happened to the contact itself. Contacts that are part of it today stay in it.
/// </summary>
internal static class ContactRedaction
{
    /// <summary>Stands for an erased contact.</summary>
    public const string Nobody = "erased";

    private const int MergeIdBytes = 8;

    /// <returns>Null = the entry does not name any of them.</returns>
    public static Redaction? Redact(JournalEntry entry, IReadOnlyCollection<string> erasedIds)
    {
        if (EntryCodec<ContactEntry>.Read(entry) is not { } known) return null;
        if (known.Part is { } part && erasedIds.Contains(part)) return new Redaction(entry.Seq, null);
        var redacted = Redact(known, erasedIds);
        return redacted is null ? null : new Redaction(entry.Seq, EntryCodec<ContactEntry>.Write(redacted));
    }

    /// <summary>Contacts that were part of this one for a while: their conversations may have been shown with the erased contact's name.</summary>
    public static IEnumerable<string> Companions(JournalEntry entry) =>
        EntryCodec<ContactEntry>.Read(entry) is ContactsMerged absorbed ? absorbed.Other.ToNode().Ids() : [];

    private static ContactEntry? Redact(ContactEntry entry, IReadOnlyCollection<string> erasedIds) => entry switch
    {
        ContactsMerged absorbed when Names(absorbed.Other.ToNode(), erasedIds) => absorbed with
        {
            MergeId = MergeId(absorbed.MergeId, erasedIds), Other = StoredNode.Of(Redact(absorbed.Other.ToNode(), erasedIds)),
        },
        ContactsUnmerged released when erasedIds.Contains(released.OtherId) || erasedIds.Contains(released.MergeId) => released with
        {
            MergeId = MergeId(released.MergeId, erasedIds), OtherId = Id(released.OtherId, erasedIds),
        },
        ContactMerged merged when erasedIds.Contains(merged.Into) => merged with { Into = Nobody },
        ContactUnmerged restored when Names(restored.Node.ToNode(), erasedIds) || erasedIds.Contains(restored.From) => restored with
        {
            Node = StoredNode.Of(Redact(restored.Node.ToNode(), erasedIds)), From = Id(restored.From, erasedIds),
        },
        DuplicateDismissed dismissed when erasedIds.Contains(dismissed.OtherId) => dismissed with { OtherId = Nobody },
        _ => null,
    };

    private static bool Names(ContactNode node, IReadOnlyCollection<string> erasedIds) => node.Ids().Any(erasedIds.Contains);

    /// <summary>Replaces erased contacts in a node by <see cref="Nobody"/>, and combines the views of the others anew.</summary>
    private static ContactNode Redact(ContactNode node, IReadOnlyCollection<string> erasedIds)
    {
        if (!Names(node, erasedIds)) return node;
        if (node.Merge is not { } merge)
        {
            var (created, updated) = (node.View.CreatedAt, node.View.UpdatedAt);
            return new ContactNode(new ContactView { ContactId = Nobody, Name = "", Unknown = true, CreatedAt = created, UpdatedAt = updated });
        }

        return ContactMerging.Node(merge with
        {
            MergeId = MergeId(merge.MergeId, erasedIds), Own = Redact(merge.Own, erasedIds), Other = Redact(merge.Other, erasedIds),
            // A claim was made by the visitor itself.
            By = Names(merge.Other, erasedIds) && merge.By.StartsWith(Actors.Visitor(""), StringComparison.Ordinal) ? Actors.System : merge.By,
        });
    }

    private static string Id(string contactId, IReadOnlyCollection<string> erasedIds) => erasedIds.Contains(contactId) ? Nobody : contactId;

    /// <summary>
    /// The merge's id, or a substitute when it names an erased contact, as a claim does. Each merge keeps an id of its own, by which it is
    /// undone.
    /// </summary>
    private static string MergeId(string mergeId, IReadOnlyCollection<string> erasedIds) => !erasedIds.Contains(mergeId) ? mergeId
        : $"{Nobody}-{Hashes.Hex(mergeId, MergeIdBytes)}";
}
