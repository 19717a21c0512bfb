using System.Collections.Concurrent;
using System.Collections.Immutable;
using ContactCenter.Accounts;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Calls;

/// <summary>
/// Finds the agents whom providers name. Nearly every event of a call names one, so this node remembers whom a name means until any account changes,
/// which the journal tells.
/// </summary>
/// <remarks>
/// A look-up that began before such an entry must not store what it read: it carries the generation it began in, and every account entry begins a
/// new one. As long as nobody hands it the journal it remembers nothing.
/// </remarks>
public sealed class PhoneAgents(ISignInDirectory signIns, IAccountDirectory accounts, IWorkspaceConfiguration workspace) : IJournalConsumer
{
    private const int NamesMax = 10_000;

    private readonly ConcurrentDictionary<string, AgentReference> _known = new(StringComparer.Ordinal);
    private readonly Lock _changes = new();
    private bool _isFollowing;
    private long _generation;

    /// <param name="name">An extension, a user's id, name or e-mail, as the provider writes it.</param>
    /// <returns>Null = nobody is named so.</returns>
    public async ValueTask<AgentReference?> FindAsync(string name, CancellationToken cancellationToken)
    {
        // The PBX's own names come first: an extension could be somebody's user name.
        var meant = workspace.Current.Extensions.GetValueOrDefault(name)?.UserId ?? name;
        if (_known.TryGetValue(meant, out var known)) return known;
        var generation = Interlocked.Read(ref _generation);
        var account = await accounts.FindAccountAsync(meant, cancellationToken)
            ?? (await signIns.FindAccountIdAsync(name, cancellationToken) is { } userId ? await accounts.FindAccountAsync(userId, cancellationToken) : null);
        if (account is null) return null;
        var agent = new AgentReference(account.UserId, account.Username, account.Name);
        Remember(meant, agent, generation);
        return agent;
    }

    public ValueTask StartAsync(long position, CancellationToken cancellationToken)
    {
        lock (_changes) _isFollowing = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Any(entry => entry.Entity.Type == EntityTypes.Account)) Forget();
        return ValueTask.CompletedTask;
    }

    private void Remember(string meant, AgentReference agent, long generation)
    {
        lock (_changes)
        {
            if (!_isFollowing || generation != _generation) return;
            if (_known.Count >= NamesMax) _known.Clear();
            _known[meant] = agent;
        }
    }

    private void Forget()
    {
        lock (_changes)
        {
            _generation++;
            _known.Clear();
        }
    }
}
