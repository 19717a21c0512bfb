using ContactCenter.Api.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Tests.Hosting;

public sealed class LogLevelTests
{
    [Theory]
    [InlineData("Warning", LogLevel.Warning)]
    [InlineData("Debug", LogLevel.Debug)]
    public async Task Level_that_the_operator_sets_is_the_lowest_that_is_written(string setting, LogLevel lowest)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await using var app = ApiHost.Build(
                [$"--Data:Path={folder.FullName}", "--ConnectionStrings:ContactCenter=", $"--Logging:LogLevel:Default={setting}"]);

            var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ContactCenter.Api.Operations.OperationRunner");

            Assert.True(logger.IsEnabled(lowest));
            Assert.False(logger.IsEnabled(lowest - 1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
