using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Contacts;

/// <summary>
/// Coordinates two contacts, from above both so that they never wait for each other. Key: the id of the contact that stays; so two merges
/// into the same contact wait for each other. Holds nothing: both contacts learn of a merge in one transaction, or neither does.
/// </summary>
[Alias("IMerge")]
public interface IMergeGrain : IGrainWithStringKey
{
    /// <summary>Makes another contact part of this one. Both ids are valid afterwards.</summary>
    /// <returns>The contact as it is now.</returns>
    [Alias("Merge")]
    Task<ContactView> Merge(MergeContacts command);

    /// <summary>Undoes a merge.</summary>
    /// <returns>The contact that stays.</returns>
    [Alias("Unmerge")]
    Task<ContactView> Unmerge(UnmergeContacts command);
}

/// <param name="OtherId">The contact whose id becomes an alias.</param>
/// <param name="Picks">Field (name, manager, customFields.&lt;key&gt;) → <see cref="MergePicks"/>; what is not picked and differs is a conflict.</param>
[GenerateSerializer, Immutable, Alias("MergeContacts")]
public sealed record MergeContacts(
    CommandContext Context, string OtherId, ImmutableDictionary<string, string> Picks, MergeReason Reason);

/// <param name="OtherId">A contact that was merged into this one: the one that is given back.</param>
[GenerateSerializer, Immutable, Alias("UnmergeContacts")]
public sealed record UnmergeContacts(CommandContext Context, string OtherId);
