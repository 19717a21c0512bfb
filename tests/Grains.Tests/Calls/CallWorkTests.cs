using ContactCenter.Calls;
using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Calls;

/// <summary>What people do about calls: notes after a call, and calling back.</summary>
public sealed class CallWorkTests
{
    [Fact]
    public async Task Wrap_up_begins_with_the_end_and_is_over_when_it_is_saved()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.AnsweredElsewhere[..4]);
        Assert.Null((await scene.FindAsync("1")).WrapUp);
        await scene.RecordAsync("1", CallHistories.AnsweredElsewhere);
        Assert.True((await scene.FindAsync("1")).WrapUp!.IsOpen);
        scene.Time.Advance(TimeSpan.FromSeconds(40));
        var saved = (await scene.Call("1").SaveWrapUp(Save("1") with { Notes = " Sent the price list. ", Tags = ["price", "price", " "] })).WrapUp!;
        Assert.Equal((false, 40_000, "Sent the price list."), (saved.IsOpen, saved.Milliseconds, saved.Notes));
        Assert.Equal("price", Assert.Single(saved.Tags));
    }

    [Fact]
    public async Task Sweep_says_when_the_next_call_is_due_if_that_is_before_its_longest_rest()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.AnsweredElsewhere);
        var dueAt = scene.Host.Journal.All<CallRow>().Single().DueAt!.Value;
        Assert.True(dueAt > scene.Time.GetUtcNow() + 2 * IUpkeep.RestMax);
        // At the latest when calls back are looked for again.
        Assert.Equal(scene.Time.GetUtcNow() + IUpkeep.RestMax, await scene.SweepAsync(TimeSpan.Zero));
        Assert.Equal(dueAt, await scene.SweepAsync(dueAt - scene.Time.GetUtcNow() - TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Wrap_up_ends_by_time_and_can_be_saved_afterwards_with_every_edition_in_the_history()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.AnsweredElsewhere);
        await scene.SweepAsync(TimeSpan.FromSeconds(300));
        Assert.True((await scene.FindAsync("1")).WrapUp!.IsTimedOut);
        await scene.Call("1").SaveWrapUp(Save("1") with { Notes = "First." });
        await scene.Call("1").SaveWrapUp(Save("2") with { Notes = "Second.", User = new("boss", "boss"), MayEditOthers = true });
        await scene.Call("1").SaveWrapUp(Save("3") with { Notes = "Second." });
        var wrapUp = (await scene.FindAsync("1")).WrapUp!;
        Assert.Equal((false, 300_000, "Second.", "boss"), (wrapUp.IsTimedOut, wrapUp.Milliseconds, wrapUp.Notes, wrapUp.SavedBy!.UserId));
        Assert.Equal(2, scene.Host.Journal.Entries.Count(entry => entry.Kind == CallKinds.WrapUpSaved));
    }

    [Fact]
    public async Task Wrap_up_is_for_those_who_served_the_call_and_for_managers()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.AnsweredElsewhere);
        await scene.RecordAsync("2", CallHistories.Missed);
        Assert.Equal(CallErrors.NotYours, await ErrorAsync(scene.Call("1").SaveWrapUp(Save("1") with { User = CallHistories.Ann })));
        Assert.Equal(CallErrors.NotAnswered, await ErrorAsync(scene.Call("2").SaveWrapUp(Save("1"))));
        Assert.Equal(CallErrors.NotFound, await ErrorAsync(scene.Call("3").SaveWrapUp(Save("1"))));
    }

    [Fact]
    public async Task Required_parts_of_a_wrap_up_cannot_be_left_out()
    {
        await using var scene = await CallScene.StartAsync();
        scene.Host.Workspace.Set(CallWrapUpParts.RequiredSetting, """["notes","disposition","tags"]""");
        scene.Host.Workspace.Current = scene.Host.Workspace.Current with
        {
            Dispositions = scene.Host.Workspace.Current.Dispositions.Add("sold", new("sold", "Sold", null, [], scene.Time.GetUtcNow()))
                .Add("other", new("other", "Other", null, ["support-id"], scene.Time.GetUtcNow())),
        };
        await scene.RecordAsync("1", CallHistories.AnsweredElsewhere);
        var (call, all) = (scene.Call("1"), Save("1") with { Notes = "x", DispositionId = "sold", Tags = ["t"] });
        Assert.Equal(CallErrors.WrapUpRequired("notes"), await ErrorAsync(call.SaveWrapUp(all with { Notes = " " })));
        Assert.Equal(CallErrors.WrapUpRequired("disposition"), await ErrorAsync(call.SaveWrapUp(all with { DispositionId = null })));
        Assert.Equal(CallErrors.WrapUpRequired("tags"), await ErrorAsync(call.SaveWrapUp(all with { Tags = [] })));
        Assert.Equal(CallErrors.DispositionNotFound, await ErrorAsync(call.SaveWrapUp(all with { DispositionId = "gone" })));
        Assert.Equal(CallErrors.DispositionNotFound, await ErrorAsync(call.SaveWrapUp(all with { DispositionId = "other" })));
        Assert.Equal("Sold", (await call.SaveWrapUp(all)).WrapUp!.Disposition!.Name);
        // It keeps the name that it had, and whoever edits the notes later needs no other.
        scene.Host.Workspace.Current = scene.Host.Workspace.Current with { Dispositions = [] };
        Assert.Equal("Sold", (await call.SaveWrapUp(all with { Context = CallScene.Context("2"), Notes = "y" })).WrapUp!.Disposition!.Name);
    }

    [Fact]
    public async Task Sign_of_life_after_an_assumed_end_takes_the_wrap_up_back()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.WithoutEnd);
        await scene.SweepAsync(TimeSpan.FromHours(4));
        Assert.True((await scene.FindAsync("1")).WrapUp!.IsOpen);
        var alive = await scene.RecordAsync("1", CallHistories.Of("held-2", CallEventKinds.Held, 50, "b1", CallHistories.Bob));
        Assert.Equal((CallStates.OnHold, null), (alive.View!.Record.State, alive.View.WrapUp));
    }

    [Fact]
    public async Task Missed_call_is_taken_by_one_and_done_by_who_took_it_or_a_manager()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.Missed);
        var call = scene.Call("1");
        var (ann, bob) = (Work("1", CallHistories.Ann), Work("2", CallHistories.Bob));
        Assert.Equal(CallFollowUpStates.Taken, (await call.TakeFollowUp(ann)).FollowUp!.State);
        Assert.Equal(CallErrors.FollowUpTaken, await ErrorAsync(call.TakeFollowUp(bob)));
        Assert.Equal(CallErrors.FollowUpTaken, await ErrorAsync(call.FinishFollowUp(bob)));
        var done = (await call.FinishFollowUp(bob with { MayTakeFromOthers = true })).FollowUp!;
        Assert.Equal((CallFollowUpStates.Done, CallHistories.Ann, CallHistories.Bob), (done.State, done.TakenBy, done.DoneBy));
        Assert.Equal(CallErrors.FollowUpDone, await ErrorAsync(call.TakeFollowUp(ann with { Context = CallScene.Context("3") })));
    }

    [Fact]
    public async Task Answered_call_makes_no_work_even_if_it_was_taken_for_missed_before()
    {
        await using var scene = await CallScene.StartAsync();
        await scene.RecordAsync("1", CallHistories.AnsweredElsewhere.RemoveAt(3));
        await scene.Call("1").TakeFollowUp(Work("1", CallHistories.Ann));
        await scene.RecordAsync("1", CallHistories.AnsweredElsewhere);
        Assert.Null((await scene.FindAsync("1")).FollowUp);
        Assert.Equal(CallErrors.NoFollowUp, await ErrorAsync(scene.Call("1").FinishFollowUp(Work("2", CallHistories.Ann))));
    }

    private static SaveCallWrapUp Save(string id) => new(CallScene.Context(id), CallHistories.Bob, null, null, [], MayEditOthers: false);

    private static CallFollowUpCommand Work(string id, ContactCenter.Parties.AgentReference user) => new(CallScene.Context(id), user, false);

    private static async Task<Error> ErrorAsync(Task command) => (await Assert.ThrowsAsync<ContactCenterException>(() => command)).Error;
}
