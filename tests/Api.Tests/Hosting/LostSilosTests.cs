using System.Reflection;
using ContactCenter.Silo.Hosting;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization.Invocation;

namespace ContactCenter.Tests.Hosting;

/// <summary>Calls of an API node that were on their way when a silo was lost.</summary>
public sealed class LostSilosTests
{
    /// <summary>Stands still: however slow the machine is, no period ends.</summary>
    private readonly FakeTimeProvider _time = new();

    private readonly LostSilos _lost;

    public LostSilosTests() => _lost = new LostSilos(_time);

    [Fact]
    public async Task Call_on_its_way_ends_soon_after_a_silo_was_lost()
    {
        var call = new CallOnItsWay();
        var run = new LostCalls(_lost, TimeProvider.System).Invoke(call);
        _lost.NotifyGatewayCountChanged(currentNumberOfGateways: 1, previousNumberOfGateways: 2, connectionRecovered: false);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => run);
    }

    [Fact]
    public async Task Call_that_comes_back_all_the_same_is_not_ended()
    {
        var call = new CallOnItsWay();
        var run = new LostCalls(_lost, _time).Invoke(call);
        _lost.NotifyGatewayCountChanged(currentNumberOfGateways: 1, previousNumberOfGateways: 2, connectionRecovered: false);
        call.Return();
        await run;
    }

    [Fact]
    public async Task Call_that_begins_after_the_loss_is_not_ended()
    {
        _lost.NotifyGatewayCountChanged(currentNumberOfGateways: 1, previousNumberOfGateways: 2, connectionRecovered: false);
        _lost.NotifyGatewayCountChanged(currentNumberOfGateways: 2, previousNumberOfGateways: 1, connectionRecovered: false);
        var call = new CallOnItsWay();
        var run = new LostCalls(_lost, _time).Invoke(call);
        Assert.True(_lost.IsSettling);
        Assert.False(run.IsCompleted);
        Assert.False(_lost.Next.IsCompleted);
        call.Return();
        await run;
    }

    private sealed class CallOnItsWay : IOutgoingGrainCallContext
    {
        private readonly TaskCompletionSource _response = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IInvokable Request => throw new NotSupportedException();

        public object Grain => throw new NotSupportedException();

        public GrainId? SourceId => null;

        public GrainId TargetId => default;

        public GrainInterfaceType InterfaceType => default;

        public string InterfaceName => "IGrain";

        public string MethodName => "Do";

        public MethodInfo InterfaceMethod => throw new NotSupportedException();

        public object? Result { get; set; }

        public Response? Response { get; set; }

        public IGrainContext? SourceContext => null;

        public Task Invoke() => _response.Task;

        public void Return() => _response.SetResult();
    }
}
