using ContactCenter.Journal;
using ContactCenter.Wording;

namespace ContactCenter.Contacts;

/// <summary>
/// What is left of a contact's history when somebody goes who was one with it for a while, or was said not to be. It still reads as what
/// happened to the contact itself: whoever is part of it today was not taken out, and those who left take everything of theirs with them.
/// </summary>
public static class ContactRedaction
{
    /// <summary>Stands for whoever was erased.</summary>
    public const string Nobody = "erased";

    private const int MergeIdBytes = 8;

    /// <returns>Null = the entry does not name any of them.</returns>
    public static Redaction? Redact(JournalEntry entry, IReadOnlyCollection<string> erasedIds)
    {
        if (EntryCodec<ContactEntry>.Read(entry.Kind, entry.Data) is not { } known) return null;
        if (known.Part is { } part && erasedIds.Contains(part)) return new Redaction(entry.Seq, null);
        var redacted = Redact(known, erasedIds);
        return redacted is null ? null : new Redaction(entry.Seq, EntryCodec<ContactEntry>.Write(redacted));
    }

    /// <summary>Contacts whose conversations may have been shown with the erased one's name: those that were part of this one at a time.</summary>
    public static IEnumerable<string> Companions(JournalEntry entry) =>
        EntryCodec<ContactEntry>.Read(entry.Kind, entry.Data) is ContactAbsorbed absorbed ? absorbed.Other.ToNode().Ids() : [];

    private static ContactEntry? Redact(ContactEntry entry, IReadOnlyCollection<string> erasedIds) => entry switch
    {
        ContactAbsorbed absorbed when Names(absorbed.Other.ToNode(), erasedIds) => absorbed with
        {
            MergeId = MergeId(absorbed.MergeId, erasedIds), Other = StoredNode.Of(Redact(absorbed.Other.ToNode(), erasedIds)),
        },
        ContactReleased released when erasedIds.Contains(released.OtherId) || erasedIds.Contains(released.MergeId) => released with
        {
            MergeId = MergeId(released.MergeId, erasedIds), OtherId = Id(released.OtherId, erasedIds),
        },
        ContactMerged merged when erasedIds.Contains(merged.Into) => merged with { Into = Nobody },
        ContactRestored restored when Names(restored.Node.ToNode(), erasedIds) || erasedIds.Contains(restored.From) => restored with
        {
            Node = StoredNode.Of(Redact(restored.Node.ToNode(), erasedIds)), From = Id(restored.From, erasedIds),
        },
        DuplicateDismissed dismissed when erasedIds.Contains(dismissed.OtherId) => dismissed with { OtherId = Nobody },
        _ => null,
    };

    private static bool Names(ContactNode node, IReadOnlyCollection<string> erasedIds) => node.Ids().Any(erasedIds.Contains);

    /// <summary>Whoever is erased becomes nobody, and what others looked like together with them is made anew.</summary>
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

    /// <summary>A claim is named by the contact it brought; each needs a name of its own, by which it is undone.</summary>
    private static string MergeId(string mergeId, IReadOnlyCollection<string> erasedIds) => !erasedIds.Contains(mergeId) ? mergeId
        : $"{Nobody}-{Hashes.Hex(mergeId, MergeIdBytes)}";
}
