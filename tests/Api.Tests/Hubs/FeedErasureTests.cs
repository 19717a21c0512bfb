using ContactCenter.Api.Feed;
using ContactCenter.Conversations;
using ContactCenter.Erasure;
using ContactCenter.Journal;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContactCenter.Tests.Hubs;

/// <summary>Items that a node has rendered of a person do not outlive the person's erasure.</summary>
public sealed class FeedErasureTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly EntityId Room = new(EntityTypes.Conversation, "room");

    [Fact]
    public async Task Erased_conversation_is_not_sent_from_memory_to_who_comes_back_later()
    {
        var journal = new TestJournal();
        var directory = new TestDirectory();
        var rooms = new FeedRooms(directory, directory, new WorkspaceCopy(journal));
        var feed = new LiveFeed(rooms, Options.Create(new FeedOptions()), NullLogger<LiveFeed>.Instance);
        await journal.StartAsync(feed);
        var message = EntryCodec<ConversationEntry>.Write(new MessagePosted("m", "a secret", new MessageSender(MessageSender.User, "u", "u", null)));
        var said = journal.Append(Room, At, ConversationKinds.Message, message, new EntryTags("c", "room", "u", null));
        Assert.True(feed.Ring.TryGet(said.Position, out var item));
        Assert.NotNull(item.Body);

        journal.Erase(Room);
        var done = journal.Append(new EntityId(EntityTypes.Erasure, "receipt"), At, ErasureKinds.Completed, "{}", EntryTags.None);
        Assert.False(feed.Ring.TryGet(said.Position, out _));
        Assert.Equal(done.Position, feed.Ring.Head);
        var reader = new FeedReader(feed.Ring, rooms, journal);
        Assert.Null((await reader.GetAsync(said.Position, CancellationToken.None)).Body);
        var next = journal.Append(Room with { Id = "other" }, At, ConversationKinds.Message, message, new EntryTags("c", "other", "u", null));
        Assert.True(feed.Ring.TryGet(next.Position, out _));
    }
}
