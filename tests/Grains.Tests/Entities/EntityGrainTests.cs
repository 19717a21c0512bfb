using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Entities;

/// <summary>Promise 1 at the grain: an acknowledged command is committed exactly once, whatever fails and however often it is sent.</summary>
public class EntityGrainTests
{
    [Fact]
    public async Task Command_sent_twice_is_committed_once_and_answered_alike()
    {
        await using var host = await GrainHost.StartAsync();
        await host.Grains.GetGrain<IContactGrain>("c").Create(Create("1"));
        var first = await host.Grains.GetGrain<IContactGrain>("c").Update(Rename("2", "Bea"));
        var again = await host.Grains.GetGrain<IContactGrain>("c").Update(Rename("2", "Cem"));
        Assert.Equal(("Bea", "Bea"), (first.Name, again.Name));
        Assert.Equal(2, host.Journal.Entries.Count);
    }

    [Fact]
    public async Task Command_repeated_after_its_rule_would_refuse_it_still_gets_its_first_result()
    {
        await using var host = await GrainHost.StartAsync();
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Create(Create("1"));
        await contact.Create(Create("1"));
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => contact.Create(Create("2")));
        Assert.Equal(CommonErrors.CommandIdInUse, refused.Error);
        Assert.Single(host.Journal.Entries);
    }

    [Fact]
    public async Task Command_id_used_by_somebody_else_is_refused()
    {
        await using var host = await GrainHost.StartAsync();
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Create(Create("1"));
        await contact.Update(Rename("2", "Bea"));
        var foreign = Rename("2", "Cem") with { Context = CommandContext.FromClient("2", Actors.User("other")) };
        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => contact.Update(foreign));
        Assert.Equal(CommonErrors.CommandIdInUse, refused.Error);
    }

    [Fact]
    public async Task Fenced_activation_goes_away_and_the_next_one_reads_the_truth()
    {
        await using var host = await GrainHost.StartAsync();
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Create(Create("1"));
        await WriteFromElsewhereAsync(host.Journal, "Elsewhere");

        var fenced = await Assert.ThrowsAsync<ContactCenterException>(() => contact.Update(Phones("2", "+1")));
        var retried = await RetryAsync(() => contact.Update(Phones("2", "+1")));

        Assert.Equal(ErrorKind.Unavailable, fenced.Error.Kind);
        Assert.Equal("Elsewhere", retried.Name);
        Assert.Equal("+1", Assert.Single(retried.Phones));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Unknown_outcome_is_resolved_by_a_retry_with_the_same_id(bool wasCommitted)
    {
        var faults = new FailOnce();
        await using var host = await GrainHost.StartAsync(faults);
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Create(Create("1"));
        faults.FailNext(afterCommit: wasCommitted);

        var unknown = await Assert.ThrowsAsync<ContactCenterException>(() => contact.Update(Rename("2", "Bea")));
        var retried = await RetryAsync(() => contact.Update(Rename("2", "Bea")));

        Assert.Equal(ErrorKind.Unavailable, unknown.Error.Kind);
        Assert.Equal("Bea", retried.Name);
        Assert.Single(host.Journal.Entries, entry => entry.CommandId == "2");
    }

    [Fact]
    public async Task Long_history_is_the_same_after_reactivation_from_its_snapshot()
    {
        const int Updates = 950;
        await using var host = await GrainHost.StartAsync();
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Create(Create("create"));
        for (var i = 0; i < Updates; i++) await contact.Update(Rename($"update-{i}", $"Name {i}"));
        await WriteFromElsewhereAsync(host.Journal, "Elsewhere");
        await Assert.ThrowsAsync<ContactCenterException>(() => contact.Update(Phones("fenced", "+1")));

        var after = await RetryAsync(() => contact.Update(Phones("last", "+2")));
        var repeated = await contact.Update(Rename("update-7", "ignored"));

        Assert.Equal(("Elsewhere", "Elsewhere"), (after.Name, repeated.Name));
        Assert.Equal(Updates + 3, host.Journal.Entries.Count);
        Assert.Equal(Enumerable.Range(1, Updates + 3).Select(seq => (long)seq), host.Journal.Entries.Select(entry => entry.Seq));
    }

    [Fact]
    public async Task Busy_entity_gets_a_snapshot_with_its_five_hundredth_entry_and_none_before()
    {
        var snapshots = new MemorySnapshots();
        await using var host = await GrainHost.StartAsync(snapshots: snapshots);
        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Create(Create("create"));
        for (var i = 2; i < 500; i++) await contact.Update(Rename($"update-{i}", $"Name {i}"));
        Assert.Equal(0, snapshots.Writes);

        await contact.Update(Rename("update-500", "Name 500"));
        Assert.Equal(1, snapshots.Writes);
    }

    [Fact]
    public async Task Snapshot_of_another_entity_in_the_same_row_is_not_used()
    {
        const int Updates = 510;
        var snapshots = new MemorySnapshots { KeepsAllInOneRow = true };
        await using var host = await GrainHost.StartAsync(snapshots: snapshots);
        var other = host.Grains.GetGrain<IContactGrain>("other");
        await other.Create(Create("create"));
        for (var i = 0; i < Updates; i++) await other.Update(Rename($"update-{i}", $"Name {i}"));
        Assert.True(snapshots.Writes > 0);

        var contact = host.Grains.GetGrain<IContactGrain>("c");
        await contact.Create(Create("1") with { Name = "Bea" });
        Assert.Equal("Bea", (await contact.Update(Phones("2", "+1"))).Name);
    }

    /// <summary>
    /// Sends a command as a client does after an Unavailable error: the same command again, because the activation may need a moment to go away.
    /// </summary>
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

    private static async Task WriteFromElsewhereAsync(MemoryJournal journal, string name)
    {
        var entity = new EntityId(EntityTypes.Contact, "c");
        var renamed = new ContactUpdated(name, null, null, null, null, false);
        var at = DateTimeOffset.UnixEpoch;
        var entry = new NewEntry(
            at, Actors.System, EntryCodec<ContactEntry>.KindOf(renamed), EntryCodec<ContactEntry>.Write(renamed), "zombie", EntryTags.None);
        await journal.AppendAsync(new JournalAppend(entity, journal.Entries.Count, [entry], []));
    }

    private static CreateContact Create(string commandId) => new(Context(commandId), "Ann", [], [], null, null);

    private static UpdateContact Rename(string commandId, string name) => new(Context(commandId), name, null, null, null, null, false);

    private static UpdateContact Phones(string commandId, params ImmutableArray<string> phones) =>
        new(Context(commandId), null, null, phones, null, null, false);

    private static CommandContext Context(string commandId) => CommandContext.FromClient(commandId, Actors.User("tester"));

    private sealed class FailOnce : MemoryFaults
    {
        private bool _before;
        private bool _after;

        public void FailNext(bool afterCommit) => (_before, _after) = (!afterCommit, afterCommit);

        public override Task BeforeCommitAsync(EntityId entity) => Fail(ref _before);

        public override Task AfterCommitAsync(EntityId entity) => Fail(ref _after);

        private static Task Fail(ref bool armed)
        {
            if (!armed) return Task.CompletedTask;
            armed = false;
            throw new JournalUnavailableException("injected");
        }
    }
}
