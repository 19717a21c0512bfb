using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Tests.Routing;

namespace ContactCenter.Tests.Entities;

/// <summary>
/// Commands that were done before command ids had name spaces are not done again. Somebody with the name of a system actor is not taken for it.
/// </summary>
public class FormerNamesTests
{
    private static readonly string Tester = Actors.User("tester");
    private static readonly ContactCreated Ann = new("Ann", [], [], ImmutableDictionary<string, string>.Empty, null);

    [Fact]
    public async Task Call_of_the_former_version_that_is_repeated_gets_its_first_result()
    {
        await using var host = await GrainHost.StartAsync();
        await WriteAsync(host, EntityTypes.Contact, "c", "0123456789ABCDEFG", Tester, Ann);
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Create(Create(CommandContext.OfCall("0123456789ABCDEFG", Tester)));
        Assert.Single(host.Journal.Entries);
        foreach (var other in new[] { CommandContext.OfCall("0123456789ABCDEFG", Actors.User("other")), CommandContext.OfCall("another", Tester) })
        {
            var refused = await Assert.ThrowsAsync<ContactCenterException>(() => contact.Create(Create(other)));
            Assert.Equal(CommonErrors.CommandIdInUse, refused.Error);
        }
    }

    [Fact]
    public async Task Step_of_the_former_version_is_not_taken_again_also_after_a_snapshot_of_that_time()
    {
        var snapshots = new MemorySnapshots();
        await using var host = await GrainHost.StartAsync(snapshots: snapshots);
        await WriteAsync(host, EntityTypes.Contact, "c", "first", Tester, Ann);
        await WriteAsync(host, EntityTypes.Contact, "c", "cut/step", Tester, new ContactUpdated("Bea", null, null, null, null, false));
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        var step = CommandContext.OfCall("cut", Tester).Step("step");
        for (var i = 0; i < 520; i++) await contact.Update(Rename(CommandContext.OfCall($"update-{i}", Tester), $"Name {i}"));
        await contact.Update(Rename(step, "Cem"));
        await contact.Reload();
        await RetryAsync(() => contact.Update(Rename(step, "Cem")));
        Assert.Equal("Name 519", (await contact.Read()).Node!.View.Name);
        Assert.True(snapshots.Writes > 0);
    }

    [Fact]
    public async Task Message_that_a_visitor_called_like_a_step_of_the_former_version_is_no_step()
    {
        await using var host = await GrainHost.StartAsync();
        var room = await OpenedAsync(host, "eve");
        var visitor = VisitorIdOf(host, room);
        var former = $"verified/{visitor}/7";
        await host.Grains.GetGrain<IConversationGrain>(room).PostAsVisitor(Message(former, "eve", visitor));
        var entries = host.Journal.Entries.Count;
        var step = CommandContext.OfStep(Actors.Visitor(visitor), "verified", visitor, "7");
        var verified = await host.Grains.GetGrain<IConversationGrain>(room).Verify(step, visitor);
        Assert.True(verified!.Verified);
        Assert.Equal(entries + 1, host.Journal.Entries.Count);
    }

    [Fact]
    public async Task System_command_id_taken_by_a_visitor_is_avoided_once_and_repeats_alike()
    {
        await using var host = await GrainHost.StartAsync();
        var context = CommandContext.OfSystem("rooms", "7");
        await WriteAsync(host, EntityTypes.Contact, "c", context.Id, Actors.Visitor("eve"), Ann);
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Update(Rename(context, "Bea"));
        await contact.Update(Rename(context, "Cem"));
        Assert.Equal("Bea", (await contact.Read()).Node!.View.Name);
        Assert.Equal(2, host.Journal.Entries.Count);
    }

    [Fact]
    public async Task Message_and_other_commands_of_one_person_with_one_id_are_two_and_both_happen()
    {
        await using var host = await GrainHost.StartAsync();
        var room = await OpenedAsync(host, "ann");
        var (visitor, grain) = (VisitorIdOf(host, room), host.Grains.GetGrain<IConversationGrain>(room));
        await grain.PostAsVisitor(Message("m1", "ann", visitor));
        var survey = new AnswerSurvey(CommandContext.OfCall("m1", Actors.Visitor(visitor)), ContactCenter.Parties.VisitorKey.Of("ann"),
            ImmutableDictionary<string, string>.Empty.Add("satisfaction", "5"));
        Assert.Equal("5", (await grain.AnswerSurvey(survey)).Survey!["satisfaction"]);
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => grain.PostAsVisitor(Message("m1", "ann", visitor) with
        {
            File = new FileReference("a.png", "image/png", 1),
        }));
        Assert.Equal(CommonErrors.CommandIdInUse, refused.Error);
    }

    private static async Task<string> OpenedAsync(GrainHost host, string token)
    {
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        return (await RoutingScene.OpenAsync(host, token)).Conversation.RoomId;
    }

    private static string VisitorIdOf(GrainHost host, string roomId) => EntryCodec<ConversationEntry>.Read(
        host.Journal.Entries.First(entry => entry.Entity.Id == roomId).Kind, host.Journal.Entries.First(entry => entry.Entity.Id == roomId).Data)
        is ConversationStarted started ? started.Visitor.VisitorId : "";

    private static PostVisitorMessage Message(string id, string token, string visitorId) =>
        new(CommandContext.FromClient(id, Actors.Visitor(visitorId)), ContactCenter.Parties.VisitorKey.Of(token), id, "hello");

    private static CreateContact Create(CommandContext context) => new(context, "Ann", [], [], null, null);

    private static UpdateContact Rename(CommandContext context, string name) => new(context, name, null, null, null, null, false);

    private static async Task WriteAsync<TEntry>(GrainHost host, string type, string id, string commandId, string actor, TEntry entry)
        where TEntry : ContactEntry
    {
        var entity = new EntityId(type, id);
        var written = new NewEntry(
            DateTimeOffset.UnixEpoch, actor, EntryCodec<ContactEntry>.KindOf(entry), EntryCodec<ContactEntry>.Write(entry), commandId, EntryTags.None);
        await host.Journal.AppendAsync(new JournalAppend(entity, host.Journal.Entries.Count(known => known.Entity == entity), [written], []));
    }

    private static async Task<T> RetryAsync<T>(Func<Task<T>> send)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await send();
            }
            catch (ContactCenterException exception) when (exception.Error.Kind == ErrorKind.Unavailable && attempt < 1_000)
            {
                await Task.Yield();
            }
        }
    }
}
