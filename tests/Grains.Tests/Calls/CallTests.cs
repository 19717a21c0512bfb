using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Errors;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Calls;

/// <summary>Calls through all actors: whose they are, what ends them, and what is left of them.</summary>
public sealed class CallTests
{
    private static readonly ImmutableDictionary<string, string> NoPicks = ImmutableDictionary<string, string>.Empty;

    [Fact]
    public async Task First_event_of_a_call_shows_the_contact_in_the_same_entry_batch()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.CreateContactAsync("contact-ada", "Ada", CallHistories.Caller);
        var recorded = await scene.RecordAsync("1", CallHistories.Inbound("ring", 0));
        Assert.Equal(("contact-ada", "Ada", false), (recorded.View!.Contact!.ContactId, recorded.View.Contact.Name, recorded.View.Contact.Unknown));
        Assert.Equal([CallKinds.Event, CallKinds.Matched], Kinds(scene, "1"));
        var channel = (await scene.Contact("contact-ada").Read()).Node!.View.Channels.Single();
        Assert.Equal(("phone", recorded.CallId), (channel.Source.Type, channel.LastCall!.CallId));
    }

    [Fact]
    public async Task Two_first_calls_of_an_unknown_number_at_once_make_one_contact()
    {
        await using var scene = await CallScene.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(call => scene.RecordAsync($"{call}", CallHistories.Inbound("ring", 0))));
        var contact = Assert.Single(scene.Contacts);
        Assert.Equal((CallHistories.Caller, true), (contact.Name, contact.Unknown));
        Assert.All(scene.Host.Journal.All<ContactCenter.Listing.CallRow>(), row => Assert.Equal(contact.ContactId, row.ContactId));
    }

    [Fact]
    public async Task Number_is_the_same_however_it_is_written_and_in_either_direction()
    {
        await using var scene = await CallScene.StartAsync();
        scene.Host.Workspace.Set(ContactCenter.Workspace.WorkspaceSnapshot.PhoneRegionSetting, "\"DE\"");
        await scene.CreateContactAsync("contact-ada", "Ada", "030 123456");
        await scene.RecordAsync("1", CallHistories.Inbound("ring", 0));
        await scene.RecordAsync("2", CallHistories.Outbound("ring", 0));
        var national = CallHistories.Inbound("ring", 0);
        await scene.RecordAsync("3", national with { Event = national.Event with { From = "030/123456" } });
        foreach (var call in new[] { "1", "2", "3" }) Assert.Equal("contact-ada", (await scene.FindAsync(call)).Contact?.ContactId);
        Assert.Equal(CallHistories.Caller, (await scene.FindAsync("3")).Number);
        Assert.Single(scene.Contacts);
    }

    [Fact]
    public async Task Withheld_number_stays_a_call_without_a_contact()
    {
        await using var scene = await CallScene.StartAsync();
        var hidden = CallHistories.Inbound("ring", 0);
        var recorded = await scene.RecordAsync("1", hidden with { Event = hidden.Event with { From = "" } });
        Assert.Null(recorded.View!.Contact);
        Assert.Empty(scene.Contacts);
    }

    [Fact]
    public async Task Event_that_is_refused_loses_none_of_the_others_and_changes_nothing()
    {
        await using var scene = await CallScene.StartAsync();
        var events = CallHistories.Missed.Insert(1, CallHistories.Of("wrong", "no-kind", 1, "a1", CallHistories.Ann))
            .Add(CallHistories.Of("ahead", CallEventKinds.Held, 7_200, "a1", CallHistories.Ann));
        var recorded = await scene.RecordAsync("1", events);
        Assert.Equal(
            ["recorded", "refused", "recorded", "recorded", "recorded", "refused"], recorded.Answers.Select(answer => answer.Result).ToArray());
        Assert.Equal([CallErrors.InvalidEvent("kind"), CallErrors.TimeAhead], recorded.Answers.Select(answer => answer.Error).OfType<Error>().ToArray());
        Assert.Equal(CallStates.Missed, recorded.View!.Record.State);
        Assert.All((await scene.RecordAsync("1", CallHistories.Missed)).Answers, answer => Assert.Equal(CallEventResults.Repeated, answer.Result));
        var none = await scene.RecordAsync("2", events[1]);
        Assert.Null(none.View);
        Assert.Empty(Kinds(scene, "2"));
    }

    [Fact]
    public async Task Blocked_number_is_kept_and_makes_no_contact_and_no_work()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.Host.Grains.GetGrain<IAddressBlockGrain>(BlockTarget.OfPhone(CallHistories.Caller))
            .Block(new BlockAddress(CallScene.Context("block"), BlockScopes.Phone, CallHistories.Caller, "block-1", null, null));
        var view = (await scene.RecordAsync("1", CallHistories.Missed)).View!;
        Assert.Equal(("block-1", null, null, CallStates.Missed), (view.BlockId, view.Contact, view.FollowUp, view.Record.State));
        Assert.Empty(scene.Contacts);
        Assert.Null((await scene.RecordAsync("2", CallHistories.OutboundAnswered)).View!.BlockId);
    }

    [Fact]
    public async Task Blocked_contact_is_shown_and_the_call_leaves_no_trace_in_it()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.CreateContactAsync("contact-ada", "Ada", CallHistories.Caller);
        await scene.Contact("contact-ada").Block(new BlockContact(CallScene.Context("block"), null, "block-1", null, null));
        var view = (await scene.RecordAsync("1", CallHistories.Missed)).View!;
        Assert.Equal(("block-1", "contact-ada"), (view.BlockId, view.Contact?.ContactId));
        Assert.Empty((await scene.Contact("contact-ada").Read()).Node!.View.Channels);
    }

    [Fact]
    public async Task Call_follows_its_contact_through_names_merges_and_unmerges()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.Missed);
        var unknown = Assert.Single(scene.Contacts).ContactId;
        await scene.Contact(unknown).Update(new UpdateContact(CallScene.Context("name"), "Ada", null, null, null, null, false));
        Assert.Equal(("Ada", false), ((await scene.FindAsync("1")).Contact!.Name, (await scene.FindAsync("1")).Contact!.Unknown));

        await scene.CreateContactAsync("contact-bob", "Bob");
        var merges = scene.Host.Grains.GetGrain<IMergeGrain>("contact-bob");
        await merges.Merge(new MergeContacts(CallScene.Context("merge"), unknown, NoPicks, MergeReason.ByHand));
        Assert.Equal(("contact-bob", unknown), ((await scene.FindAsync("1")).Contact!.ContactId, (await scene.FindAsync("1")).Contact!.OriginContactId));
        var later = (await scene.RecordAsync("2", CallHistories.Inbound("ring", 0))).View!.Contact!;
        Assert.Equal(("contact-bob", unknown), (later.ContactId, later.OriginContactId));

        await merges.Unmerge(new UnmergeContacts(CallScene.Context("unmerge"), unknown));
        await scene.Contact(unknown).ShowInRooms();
        Assert.Equal((unknown, "Ada"), ((await scene.FindAsync("2")).Contact!.ContactId, (await scene.FindAsync("2")).Contact!.Name));
    }

    [Fact]
    public async Task Call_whose_end_was_lost_ends_by_silence_and_a_late_end_corrects_it()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.WithoutEnd);
        await scene.RecordAsync("2", CallHistories.Inbound("ring", 0));
        await scene.SweepAsync(TimeSpan.FromSeconds(599));
        Assert.True((await scene.FindAsync("2")).Record.IsOpen);
        await scene.SweepAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((CallStates.Missed, true), ((await scene.FindAsync("2")).Record.State, (await scene.FindAsync("2")).Record.EndIsAssumed));
        Assert.True((await scene.FindAsync("1")).Record.IsOpen);
        await scene.SweepAsync(TimeSpan.FromHours(4));
        Assert.Equal((CallStates.Ended, true), ((await scene.FindAsync("1")).Record.State, (await scene.FindAsync("1")).Record.EndIsAssumed));

        var corrected = (await scene.RecordAsync("1", CallHistories.End(60))).View!.Record;
        Assert.Equal((false, CallHistories.Start.AddSeconds(60)), (corrected.EndIsAssumed, corrected.EndedAt));
    }

    [Fact]
    public async Task Silence_timeout_that_a_setting_moved_is_not_looked_at_again_before_it_is_due()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.Inbound("ring", 0));
        scene.Host.Workspace.Set("Call_ringing_timeout_seconds", "1200");
        await scene.SweepAsync(TimeSpan.FromSeconds(600));
        Assert.True((await scene.FindAsync("1")).Record.IsOpen);
        Assert.Empty(await scene.Host.Directory.ListDueCallsAsync(scene.Time.GetUtcNow(), 10));
        await scene.SweepAsync(TimeSpan.FromSeconds(600));
        Assert.False((await scene.FindAsync("1")).Record.IsOpen);
    }

    [Fact]
    public async Task Missed_calls_of_a_number_are_done_when_somebody_reaches_it_later()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.Missed);
        await scene.RecordAsync("2", CallHistories.AbandonedInQueue);
        Assert.Equal(CallFollowUpStates.Open, (await scene.FindAsync("1")).FollowUp!.State);
        await scene.RecordAsync("3", [.. CallHistories.OutboundAnswered.Select(Later)]);
        await scene.Host.Journal.WaitForAsync(entry => entry.Kind == CallKinds.FollowUpDone && entry.Entity.Id == CallIds.Of(CallScene.Provider, "2"));
        await scene.Host.Journal.WaitForAsync(entry => entry.Kind == CallKinds.FollowUpDone && entry.Entity.Id == CallIds.Of(CallScene.Provider, "1"));
        var work = (await scene.FindAsync("1")).FollowUp!;
        Assert.Equal((CallFollowUpStates.Done, CallHistories.Ann, CallIds.Of(CallScene.Provider, "3")), (work.State, work.DoneBy, work.CalledBackBy));

        static ReceivedCallEvent Later(ReceivedCallEvent received) => received with { Event = received.Event with { At = received.Event.At.AddSeconds(100) } };
    }

    [Fact]
    public async Task Missed_call_that_is_reported_after_the_call_back_is_settled_by_the_upkeep()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("3", [.. CallHistories.OutboundAnswered.Select(received =>
            received with { Event = received.Event with { At = received.Event.At.AddSeconds(60) } })]);
        await scene.RecordAsync("1", CallHistories.Missed);
        await scene.SweepAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(CallFollowUpStates.Done, (await scene.FindAsync("1")).FollowUp!.State);
    }

    [Fact]
    public async Task Dialed_call_rings_at_once_and_follows_the_provider_or_fails()
    {
        await using var scene = await CallScene.StartAsync();
        var view = await scene.Host.Calls.DialAsync(
            new DialCall(CallScene.Context("dial"), CallScene.Provider, "1", CallHistories.Ann, CallHistories.Caller, null));
        Assert.Equal((CallStates.Ringing, CallHistories.Caller), (view.Record.State, view.Contact!.Name));
        await scene.RecordAsync("1", CallHistories.End(130));
        Assert.Equal((CallStates.Failed, null), ((await scene.FindAsync("1")).Record.State, (await scene.FindAsync("1")).FollowUp));

        await scene.Host.Calls.DialAsync(new DialCall(CallScene.Context("dial-2"), CallScene.Provider, "2", CallHistories.Ann, CallHistories.Caller, null));
        await scene.Call("2").FailDial(CallScene.Context("failed"), "no route");
        Assert.Equal((CallStates.Failed, "no route"), ((await scene.FindAsync("2")).Record.State, (await scene.FindAsync("2")).Dial!.Failure));
        var late = CallHistories.Outbound("ring", 121);
        await scene.RecordAsync("2", late);
        Assert.Equal(CallStates.Ringing, (await scene.FindAsync("2")).Record.State);
    }

    [Fact]
    public async Task Erased_call_is_gone_and_a_late_event_does_not_bring_it_back()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.Missed);
        var contactId = Assert.Single(scene.Contacts).ContactId;
        var receipt = await scene.Host.Grains.GetGrain<ContactCenter.Erasure.IErasureGrain>("6650c1f2a7b3d4e5f6071829")
            .Run(new ContactCenter.Erasure.EraseContact(CallScene.Context("erase"), contactId, false));
        Assert.Equal(1, receipt.Calls);
        Assert.Equal(4, receipt.Entries[CallKinds.Event]);
        Assert.Empty(scene.Host.Journal.All<ContactCenter.Listing.CallRow>());
        Assert.DoesNotContain(scene.Host.Journal.Entries, entry => entry.Data.Contains("123456", StringComparison.Ordinal));

        var late = await scene.RecordAsync("1", CallHistories.End(70, CallCauses.Busy) with { Event = CallHistories.Inbound("late", 3).Event });
        Assert.Equal(CallErrors.Erased, late.Answers.Single().Error);
        Assert.Empty(scene.Contacts);
        Assert.Null(await scene.Call("1").Find());
    }

    private static string[] Kinds(CallScene scene, string callId) =>
        [.. scene.Host.Journal.Entries.Where(entry => entry.Entity == new EntityId(EntityTypes.Call, CallIds.Of(CallScene.Provider, callId)))
            .Select(entry => entry.Kind)];
}
