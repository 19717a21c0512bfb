using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Contacts;

/// <summary>Some contacts by their rules alone. Every entry goes through the journal's JSON, as it does in life.</summary>
internal sealed class ContactWorld
{
    private readonly Dictionary<string, ContactState> _states = [];
    private readonly Dictionary<string, List<Recorded<ContactEntry>>> _histories = [];

    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public FixedWorkspace Workspace { get; } = new();

    public ContactState Of(string contactId) => _states.GetValueOrDefault(contactId, ContactState.None);

    public IReadOnlyList<Recorded<ContactEntry>> HistoryOf(string contactId) => _histories.GetValueOrDefault(contactId, []);

    /// <summary>The contact that this id finds.</summary>
    public string Resolve(string contactId)
    {
        while (Of(contactId).MergedInto is { } into) contactId = into;
        return contactId;
    }

    /// <returns>The error with which it was refused; null = it was not.</returns>
    public Error? Execute(string contactId, Func<ContactState, Decision<ContactEntry>> decide)
    {
        var decision = decide(Of(contactId));
        foreach (var entry in decision.Entries.IsDefault ? [] : decision.Entries) Apply(contactId, entry);
        return decision.Error;
    }

    public Error? Merge(string contactId, string otherId, string mergeId, ImmutableDictionary<string, string>? picks = null)
    {
        var command = new MergeContact(
            Context, mergeId, Dossier(otherId), picks ?? ImmutableDictionary<string, string>.Empty, MergeReason.ByHand);
        var error = Execute(contactId, state => ContactIdentity.MergeIn(state, command));
        if (error is null) Apply(otherId, ContactIdentity.Merged(contactId, command));
        return error;
    }

    public Error? Unmerge(string contactId, string otherId)
    {
        var merge = Of(contactId).Node?.Merges().FirstOrDefault(merge => merge.Other.View.ContactId == otherId);
        var command = new UnmergeContact(Context, merge?.MergeId ?? "", Dossier(otherId));
        var before = Of(contactId);
        var error = Execute(contactId, state => ContactIdentity.Release(state, command));
        if (error is null) Apply(otherId, ContactIdentity.Restored(before, contactId, command));
        return error;
    }

    public static CommandContext Context { get; } = CommandContext.FromClient("command", "user:someone");

    private ContactDossier Dossier(string contactId)
    {
        var state = Of(contactId);
        return new ContactDossier(contactId, state.Node, state.MergedInto, state.ErasureId is not null, state.NotDuplicates, 0);
    }

    private void Apply(string contactId, ContactEntry entry)
    {
        var read = EntryCodec<ContactEntry>.Read(EntryCodec<ContactEntry>.KindOf(entry), EntryCodec<ContactEntry>.Write(entry))!;
        if (!_histories.TryGetValue(contactId, out var history)) _histories[contactId] = history = [];
        var recorded = new Recorded<ContactEntry>(history.Count + 1, Now, Context.Actor, read);
        history.Add(recorded);
        _states[contactId] = ContactState.Apply(contactId, Of(contactId), recorded);
    }
}
