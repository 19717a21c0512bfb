using ContactCenter.Api.Demo;
using ContactCenter.Api.Hosting;
using ContactCenter.Silo.Hosting;

await using var app = ApiHost.Build([.. args.Where(argument => argument != DemoMode.Flag)]);
if (args.Contains(DemoMode.Flag)) return await app.RunDemoAsync();
try
{
    await app.RunAsync();
    return 0;
}
catch (ConfigurationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
