-- Saves calls, each with a key of its own: arguments are the file of bodies, one a line, and the token.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

function init(arguments)
  bodies = {}
  for line in io.lines(arguments[1]) do bodies[#bodies + 1] = line end
  headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. arguments[2] }
  prefix = "bench-" .. arguments[3] .. "-" .. id .. "-"
  sent = 0
end

function request()
  sent = sent + 1
  headers["Idempotency-Key"] = prefix .. sent
  return wrk.format("POST", nil, headers, bodies[sent % #bodies + 1])
end
