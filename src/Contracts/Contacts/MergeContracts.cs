using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Contacts;

/// <summary>
/// Merges and unmerges two contacts. It coordinates them from above, so that they never wait for each other. Key: the id of the contact
/// that stays, so that two merges into the same contact wait for each other. It has no state: both contacts learn of a merge in one
/// transaction, or neither does.
/// </summary>
[Alias("IMerge")]
public interface IMergeGrain : IGrainWithStringKey
{
    /// <summary>Merges another contact into this one. Both ids stay valid.</summary>
    /// <returns>The contact as it is now.</returns>
    [Alias("Merge")]
    Task<ContactView> Merge(MergeContacts command);

    /// <summary>Undoes a merge.</summary>
    /// <returns>The contact that stays.</returns>
    [Alias("Unmerge")]
    Task<ContactView> Unmerge(UnmergeContacts command);
}

/// <param name="OtherId">The contact whose id becomes an alias.</param>
/// <param name="Picks">
/// Field (name, manager, customFields.&lt;key&gt;) → <see cref="MergePicks"/>. A field that differs and is not picked is a conflict.
/// </param>
[GenerateSerializer, Immutable, Alias("MergeContacts")]
public sealed record MergeContacts(
    CommandContext Context, string OtherId, ImmutableDictionary<string, string> Picks, MergeReason Reason);

/// <param name="OtherId">The contact that is given back: one that was merged into this one.</param>
[GenerateSerializer, Immutable, Alias("UnmergeContacts")]
public sealed record UnmergeContacts(CommandContext Context, string OtherId);
