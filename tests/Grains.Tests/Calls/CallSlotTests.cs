using ContactCenter.Agents;
using ContactCenter.Calls;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Tests.Routing;

namespace ContactCenter.Tests.Calls;

/// <summary>Conversations keep away from agents whom a call occupies.</summary>
public sealed class CallSlotTests
{
    private const string Followed = "agent-call-followed";
    private static readonly string Ann = CallHistories.Ann.UserId;

    [Fact]
    public async Task Agent_on_a_call_takes_no_conversation_until_the_call_is_over()
    {
        await using var scene = await StartAsync();
        scene.Host.Workspace.Set(CallSlots.Setting, "\"all\"");
        await scene.RecordAsync(
            "1", CallHistories.Inbound("ring", 0), CallHistories.Of("answer", CallEventKinds.Answered, 2, "a1", CallHistories.Ann));
        await FollowedAsync(scene, CallActivities.OnACall);

        var refused = await Assert.ThrowsAsync<ContactCenterException>(() => RoutingScene.TakeAsync(scene.Host, Ann, "t1"));
        Assert.Equal(AgentErrors.AtCapacity, refused.Error);

        await scene.RecordAsync("1", CallHistories.End(9));
        await FollowedAsync(scene, CallActivities.WrapUp);
        Assert.Equal(Ann, (await RoutingScene.TakeAsync(scene.Host, Ann, "t1")).ServedBy!.UserId);
    }

    [Fact]
    public async Task Wrap_up_that_holds_the_slot_gives_it_back_when_it_is_saved()
    {
        await using var scene = await StartAsync();
        scene.Host.Workspace.Set(CallSlots.Setting, "\"all\"");
        scene.Host.Workspace.Set(CallSlots.WrapUpHoldsSlotSetting, "true");
        await scene.RecordAsync(
            "1", [CallHistories.Inbound("ring", 0), CallHistories.Of("answer", CallEventKinds.Answered, 2, "a1", CallHistories.Ann), CallHistories.End(9)]);
        await FollowedAsync(scene, CallActivities.WrapUp);
        await Assert.ThrowsAsync<ContactCenterException>(() => RoutingScene.TakeAsync(scene.Host, Ann, "t1"));

        await scene.Call("1").SaveWrapUp(new SaveCallWrapUp(CallScene.Context("save"), CallHistories.Ann, "Called about a bill", null, [], false));
        await FollowedAsync(scene, null);
        Assert.Equal(Ann, (await RoutingScene.TakeAsync(scene.Host, Ann, "t1")).ServedBy!.UserId);
    }

    private static async Task<CallScene> StartAsync()
    {
        var scene = await CallScene.StartAsync();
        await RoutingScene.AvailableAsync(scene.Host, Ann);
        scene.Host.Workspace.Set("Livechat_Routing_Method", "\"Manual_Selection\"");
        await RoutingScene.OpenAsync(scene.Host, "t1");
        return scene;
    }

    private static Task FollowedAsync(CallScene scene, string? activity) => scene.Host.Journal.WaitForAsync(entry =>
        entry.Kind == Followed && entry.Entity.Id == Ann
        && ((CallFollowed)EntryCodec<AgentEntry>.Read(entry.Kind, entry.Data)!).Activity == activity);
}
