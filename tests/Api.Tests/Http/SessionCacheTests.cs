using ContactCenter.Api.Identity;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Http;

/// <summary>No session outlives what the journal says of its account.</summary>
public sealed class SessionCacheTests
{
    private static readonly Session Session = new(new Caller("u", "name", "Name", []), DateTimeOffset.MaxValue);

    private readonly SessionCache _cache = new();

    [Fact]
    public async Task Entry_of_an_account_drops_its_sessions_and_no_others()
    {
        _cache.Add("mine", Session, _cache.Generation);
        _cache.Add("other", Session with { Caller = Session.Caller with { UserId = "v" } }, _cache.Generation);
        await SeeAsync(EntityTypes.Conversation, "u");
        Assert.NotNull(_cache.Find("mine"));
        await SeeAsync(EntityTypes.Account, "u");
        Assert.Null(_cache.Find("mine"));
        Assert.NotNull(_cache.Find("other"));
    }

    [Fact]
    public async Task Look_up_that_began_before_an_entry_stores_nothing()
    {
        var began = _cache.Generation;
        await SeeAsync(EntityTypes.Account, "u");
        _cache.Add("stale", Session, began);
        Assert.Null(_cache.Find("stale"));
    }

    [Fact]
    public void Cache_that_is_full_starts_again()
    {
        for (var i = 0; i <= SessionCache.SessionsMax; i++) _cache.Add($"{i}", Session, _cache.Generation);
        Assert.NotNull(_cache.Find($"{SessionCache.SessionsMax}"));
        Assert.Null(_cache.Find("0"));
    }

    private ValueTask SeeAsync(string entityType, string entityId) => _cache.OnEntriesAsync(
        [new JournalEntry(1, new EntityId(entityType, entityId), 1, DateTimeOffset.UnixEpoch, Actors.System, "kind", "{}", null,
            EntryTags.None)],
        CancellationToken.None);
}
