using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Desks;
using Orleans.Storage;

namespace ContactCenter.Tests.Desks;

/// <summary>What the screens of a user share, at its actor.</summary>
public sealed class DeskTests
{
    [Fact]
    public async Task Draft_that_could_not_be_stored_is_not_shown_and_can_be_saved_again()
    {
        var storage = new FailingStorage();
        await using var host = await GrainHost.StartAsync(snapshots: storage);
        var desk = host.Grains.GetGrain<IDeskGrain>(DeskKeys.OfUser("ann"));
        await desk.SaveDraft(new SaveDraft("r", false, "first", 1));
        storage.Fails = true;
        await Assert.ThrowsAsync<OrleansException>(() => desk.SaveDraft(new SaveDraft("r", false, "second", 2)));
        Assert.Equal("first", Assert.Single(await desk.ListDrafts()).Text);
        storage.Fails = false;
        Assert.True((await desk.SaveDraft(new SaveDraft("r", false, "second", 2)))!.IsSaved);
        Assert.Equal("second", Assert.Single(await desk.ListDrafts()).Text);
    }

    [Fact]
    public async Task Erased_room_takes_the_drafts_of_everybody_with_it()
    {
        await using var host = await GrainHost.StartAsync();
        foreach (var user in new[] { "ann", "ben" })
        {
            await host.Grains.GetGrain<IRoomDraftsGrain>(DeskKeys.OfRoom("r")).Note(user);
            await host.Grains.GetGrain<IDeskGrain>(DeskKeys.OfUser(user)).SaveDraft(new SaveDraft("r", false, "about Ada", 1));
        }

        await host.Grains.GetGrain<IConversationGrain>("r").Erase();
        foreach (var user in new[] { "ann", "ben" })
        {
            var desk = host.Grains.GetGrain<IDeskGrain>(DeskKeys.OfUser(user));
            Assert.Empty(await desk.ListDrafts());
            Assert.Null(await desk.SaveDraft(new SaveDraft("r", false, "about Ada", 2)));
        }
    }

    [Fact]
    public async Task Cleared_desk_is_empty()
    {
        await using var host = await GrainHost.StartAsync();
        var desk = host.Grains.GetGrain<IDeskGrain>(DeskKeys.OfUser("ann"));
        await desk.SaveDraft(new SaveDraft("r", false, "text", 1));
        await desk.ChangePreferences(ImmutableDictionary<string, string>.Empty.Add("theme", "\"dark\""));
        await desk.Clear();
        Assert.Empty(await desk.ListDrafts());
        Assert.Empty(await desk.ReadPreferences());
    }

    private sealed class FailingStorage : IGrainStorage
    {
        private readonly MemorySnapshots _kept = new();

        public bool Fails { get; set; }

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => _kept.ReadStateAsync(stateName, grainId, grainState);

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            Fails ? throw new OrleansException("The storage is away.") : _kept.WriteStateAsync(stateName, grainId, grainState);

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => _kept.ClearStateAsync(stateName, grainId, grainState);
    }
}
