using System.Reflection;
using ContactCenter.Listing;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Tests.Erasure;

/// <summary>A deletion that is tried again inside the server knows whom it was about, also when the visitor itself is gone already.</summary>
public sealed class RepeatedDeletionTests
{
    [Fact]
    public async Task Visitor_whose_deletion_is_cut_off_at_the_last_step_is_told_that_it_is_deleted()
    {
        await using var database = new SqliteTestDatabase();
        await using var server = await ApiServer.StartAsync(database, configure: LateUpkeep.Decorate);
        const string token = "a-visitors-token";
        TestSite.Expect(await server.Anonymous.PostAsync("livechat/visitor", new { visitor = new { token, name = "Ada" } }));
        var upkeep = (LateUpkeep)(object)server.Services.GetRequiredService<IDatabaseScrub>();
        upkeep.FailNext();
        TestSite.Expect(await server.Anonymous.DeleteAsync($"livechat/visitor/{token}"));
        Assert.True(upkeep.HasFailed);
        Assert.Equal("[invalid-token]", (await server.Anonymous.GetAsync($"livechat/visitor/{token}")).Error);
    }

    /// <summary>The real upkeep, whose scrubbing once takes too long.</summary>
    public class LateUpkeep : DispatchProxy
    {
        private IDatabaseScrub _real = null!;
        private int _failures;

        public bool HasFailed { get; private set; }

        public static void Decorate(IServiceCollection services)
        {
            var real = services.Last(service => service.ServiceType == typeof(IDatabaseScrub));
            services.Remove(real);
            services.AddSingleton(provider =>
            {
                var proxy = Create<IDatabaseScrub, LateUpkeep>();
                ((LateUpkeep)(object)proxy)._real = (IDatabaseScrub)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
                return proxy;
            });
        }

        public void FailNext() => Volatile.Write(ref _failures, 1);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name != nameof(IDatabaseScrub.ScrubAsync) || Interlocked.Exchange(ref _failures, 0) == 0)
                return targetMethod.Invoke(_real, args);
            HasFailed = true;
            throw new TimeoutException("Too late, says the test.");
        }
    }
}
