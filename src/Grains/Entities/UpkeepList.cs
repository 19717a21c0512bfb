using System.Collections.Immutable;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Entities;

/// <summary>
/// Handles the items that an upkeep's query finds. An item that fails is reported and set aside, for seconds at first and for an hour in
/// the end. The query is asked for as many more items as are set aside, so that no number of bad items hides a good one.
/// </summary>
/// <remarks>Items that are set aside are remembered by the process: the next process tries everything again.</remarks>
/// <param name="work">The work, as the log names it.</param>
internal sealed partial class UpkeepList(string work, TimeProvider time, ILogger logger)
{
    /// <summary>The most items that are remembered; further ones are tried in every run.</summary>
    public const int SetAsideMax = 9_000;

    /// <summary>Items that are handled at once: one that hangs costs as much time as a few that hang.</summary>
    private const int AtOnce = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseMax = TimeSpan.FromHours(1);

    /// <summary>The longest pause after a fault that passes by itself: soon after a database or a silo is back, nothing waits for it any more.</summary>
    private static readonly TimeSpan PassingPauseMax = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Scope, string Id), SetAside> _setAside = [];

    /// <summary>Whether the last run found anything, done or set aside.</summary>
    public bool HasFound { get; private set; }

    /// <param name="list">Finds so many items, always in the same order.</param>
    /// <param name="itemsMax">The most items of one run.</param>
    /// <param name="idOf">The name by which an item is remembered and reported: no address, and no person's name.</param>
    /// <returns>The items that were done.</returns>
    public Task<ImmutableArray<T>> RunAsync<T>(
        Func<int, Task<ImmutableArray<T>>> list, int itemsMax, Func<T, string> idOf, Func<T, Task> act, CancellationToken cancellationToken) =>
        RunAsync("", list, itemsMax, idOf, act, cancellationToken);

    /// <param name="scope">The name of one of several lists: each remembers its own items.</param>
    /// <inheritdoc cref="RunAsync{T}(Func{int, Task{ImmutableArray{T}}}, int, Func{T, string}, Func{T, Task}, CancellationToken)"/>
    public Task<ImmutableArray<T>> RunAsync<T>(
        string scope, Func<int, Task<ImmutableArray<T>>> list, int itemsMax, Func<T, string> idOf, Func<T, Task> act,
        CancellationToken cancellationToken) =>
        RunAsync(
            scope, list, itemsMax, idOf,
            async item =>
            {
                await act(item);
                return true;
            },
            cancellationToken);

    /// <param name="scope">The name of one of several lists, each of which remembers its own items.</param>
    /// <param name="act">Handles an item. False = nothing of it could be done, and that is reported already: the item is set aside.</param>
    /// <inheritdoc cref="RunAsync{T}(Func{int, Task{ImmutableArray{T}}}, int, Func{T, string}, Func{T, Task}, CancellationToken)"/>
    public async Task<ImmutableArray<T>> RunAsync<T>(
        string scope, Func<int, Task<ImmutableArray<T>>> list, int itemsMax, Func<T, string> idOf, Func<T, Task<bool>> act,
        CancellationToken cancellationToken)
    {
        var asked = Math.Min(itemsMax + CountSetAside(scope), DirectoryLimits.UpkeepItemsMax);
        var found = await list(asked);
        HasFound = !found.IsEmpty;
        if (found.Length < asked) Forget(scope, [.. found.Select(idOf)]);
        var done = ImmutableArray.CreateBuilder<T>();
        foreach (var some in found.Where(item => IsDue((scope, idOf(item)))).Take(itemsMax).Chunk(AtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var results = await Task.WhenAll(some.Select(item => TryAsync((scope, idOf(item)), () => act(item))));
            for (var i = 0; i < some.Length; i++)
                if (results[i]) done.Add(some[i]);
        }

        return done.ToImmutable();
    }

    private async Task<bool> TryAsync((string Scope, string Id) key, Func<Task<bool>> act)
    {
        try
        {
            if (await act())
            {
                lock (_gate) _setAside.Remove(key);
                return true;
            }

            // The item's parts have pauses of their own, and may be due much sooner.
            Put(key, PassingPauseMax);
        }
        catch (Exception exception)
        {
            var pause = Put(key, PassingFaults.Includes(exception) ? PassingPauseMax : PauseMax);
            LogSetAside(logger, work, key.Id, pause.Failures, pause.Length.TotalSeconds, exception is ContactCenterException known
                ? known.Error.Text
                : exception.GetType().Name);
        }

        return false;
    }

    private SetAside Put((string Scope, string Id) key, TimeSpan pauseMax)
    {
        lock (_gate)
        {
            var failures = (_setAside.TryGetValue(key, out var before) ? before.Failures : 0) + 1;
            var seconds = Math.Min(FirstPause.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 20)), pauseMax.TotalSeconds);
            var pause = new SetAside(failures, TimeSpan.FromSeconds(seconds), time.GetUtcNow().AddSeconds(seconds));
            if (failures > 1 || _setAside.Count < SetAsideMax) _setAside[key] = pause;
            return pause;
        }
    }

    private bool IsDue((string Scope, string Id) key)
    {
        lock (_gate) return !_setAside.TryGetValue(key, out var pause) || pause.Until <= time.GetUtcNow();
    }

    private int CountSetAside(string scope)
    {
        lock (_gate) return _setAside.Keys.Count(key => key.Scope == scope);
    }

    /// <summary>Forgets items that the whole list does not have any more: somebody else has done them, or they are gone.</summary>
    private void Forget(string scope, HashSet<string> listed)
    {
        lock (_gate)
            foreach (var key in _setAside.Keys.Where(key => key.Scope == scope && !listed.Contains(key.Id)).ToList()) _setAside.Remove(key);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} {Id} failed {Count} times in a row and is set aside for {Seconds} s: {Kind}")]
    private static partial void LogSetAside(ILogger logger, string work, string id, int count, double seconds, string kind);

    private sealed record SetAside(int Failures, TimeSpan Length, DateTimeOffset Until);
}
